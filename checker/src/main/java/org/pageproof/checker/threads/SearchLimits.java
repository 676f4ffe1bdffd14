package org.pageproof.checker.threads;

import java.util.function.BooleanSupplier;

/**
 * How far a search may go.
 *
 * @param bytes about how much memory the states may take
 * @param seconds wall-clock time
 * @param interrupted asked now and then; true ends the search
 */
public record SearchLimits(long bytes, double seconds, BooleanSupplier interrupted) {
    /** No limit. */
    public static final SearchLimits NONE = new SearchLimits(Long.MAX_VALUE, Double.POSITIVE_INFINITY, () -> false);
}
