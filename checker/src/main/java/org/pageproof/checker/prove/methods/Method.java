package org.pageproof.checker.prove.methods;

/** How something is shown. */
public enum Method {
    /** Each of the others in turn. */
    AUTO,
    /** Runs of 0, 1, 2, ... steps from the start: finds violations, proves nothing. */
    BMC,
    /** What a step, or several in a row, keep from any state. */
    INDUCTION,
    /** The solver looks for an invariant by itself: constrained Horn clauses. */
    CHC
}
