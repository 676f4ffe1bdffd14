package org.pageproof.checker.explore;

/**
 * Bounds of a search; each is at least 0.
 *
 * @param bytes memory of the search: states, index, buffers; the initial state is visited even where it does not fit
 * @param seconds wall-clock time
 * @param depth states farther from the initial state than this are not visited
 */
public record Limits(long bytes, double seconds, int depth) {
    /** No bound but the heap. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

    public Limits {
        if (bytes < 0 || !(seconds >= 0) || depth < 0) {
            throw new IllegalArgumentException(
                    "a limit must not be negative: " + bytes + " bytes, " + seconds + " seconds, depth " + depth);
        }
    }

    public Limits withBytes(long newBytes) {
        return new Limits(newBytes, seconds, depth);
    }

    public Limits withSeconds(double newSeconds) {
        return new Limits(bytes, newSeconds, depth);
    }

    public Limits withDepth(int newDepth) {
        return new Limits(bytes, seconds, newDepth);
    }
}
