package org.pageproof.checker.prove.solver;

import java.util.function.BooleanSupplier;

/**
 * A solver for SMT-LIB 2 text. An answer does not depend on what was asked before, apart from which values it has. What the solver needs
 * is loaded at the first question, or by {@link #start}, or after {@link #prepare}.
 */
public interface Solver extends AutoCloseable {
    /** Name and version, for people. */
    String name();

    /** How many questions it answers at a time, when several threads ask; others wait. */
    default int atOnce() {
        return 1;
    }

    /** Says that there will be questions soon: what they need may be loaded while the caller does something else. */
    default void prepare() {}

    /**
     * Makes sure that the solver runs on this machine.
     *
     * @throws SolverMissing if it does not
     */
    void start() throws SolverMissing;

    /**
     * Whether the assertions can all be true.
     *
     * @param cancelled asked some times a second; when true the answer is {@link Answer.Unknown} soon
     * @throws SolverMissing if the solver does not run on this machine
     * @throws org.pageproof.checker.steps.ToolError if the text is ill-formed, with the solver's message
     */
    Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing;

    /**
     * Whether there are relations that make all the clauses true.
     *
     * @param cancelled asked some times a second; when true the answer is {@link Answer.Unknown} soon
     * @throws SolverMissing if the solver does not run on this machine
     * @throws org.pageproof.checker.steps.ToolError if the text is ill-formed, with the solver's message
     */
    HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing;

    @Override
    void close();
}
