package org.pageproof.checker.steps;

import java.util.List;
import java.util.Map;

/**
 * What one CPU runs: at each position one of several calls; after the last position it starts again or is finished.
 *
 * @param repeats whether it starts again; otherwise it ends after the last position
 * @param positions the calls that may be chosen at each position, never empty
 */
public record CpuProgram(boolean repeats, List<List<Call>> positions) {
    /**
     * An operation with the values that some of its parameters are bound to; the other parameters take their whole range.
     *
     * @param operation the hypervisor's name of the operation
     * @param bindings legal values by parameter name: an int, 0 or 1, an enum ordinal, or for an object its index in the
     *     root array that it stands in
     */
    public record Call(String operation, Map<String, List<Long>> bindings) {}

    /** Repeats one of {@code operations} with any arguments, for ever. */
    public static CpuProgram repeat(List<String> operations) {
        return new CpuProgram(
                true,
                List.of(operations.stream().map(o -> new Call(o, Map.of())).toList()));
    }
}
