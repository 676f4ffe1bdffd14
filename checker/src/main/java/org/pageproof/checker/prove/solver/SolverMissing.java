package org.pageproof.checker.prove.solver;

/** A solver that does not run on this machine. The message says why and what to do, in one line. */
public final class SolverMissing extends Exception {
    private static final long serialVersionUID = 1;

    /** A solver that does not run, with the complete message. */
    public SolverMissing(String message) {
        super(message);
    }
}
