package org.pageproof.checker.prove.solver;

import java.time.Duration;

/**
 * How far a solver may go with one question.
 *
 * @param timeout wall-clock time, at least a millisecond
 * @param memory bytes, at least a megabyte
 */
public record SolverLimits(Duration timeout, long memory) {
    /** Checks the ranges. */
    public SolverLimits {
        if (timeout.toMillis() < 1 || memory < 1 << 20) {
            throw new IllegalArgumentException("no room for an answer: " + timeout + ", " + memory + " bytes");
        }
    }
}
