package org.pageproof.checker.explore;

/**
 * How far a running search is.
 *
 * @param states states found
 * @param transitions transitions taken
 * @param level distance from the initial state of the states that are being expanded
 * @param frontier states found and not yet expanded
 * @param seconds since the start
 * @param bytes memory of the search now
 */
public record Progress(long states, long transitions, int level, long frontier, double seconds, long bytes) {
    /** States per second since the start; 0 at the start. */
    public double statesPerSecond() {
        return seconds > 0 ? states / seconds : 0;
    }

    /** Told at most about five times per second, on the thread of the search. */
    @FunctionalInterface
    public interface Listener {
        /** Tells nobody. */
        Listener NONE = p -> {};

        void progress(Progress now);
    }
}
