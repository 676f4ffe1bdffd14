package org.pageproof.checker.prove.solver;

import org.junit.jupiter.api.Assumptions;

/** Solvers for tests, which are skipped where a solver does not run. */
public final class SolversForTests {
    private SolversForTests() {}

    /** Z3; the caller closes it. */
    public static Solver z3() {
        return started(new Z3Pool());
    }

    /** cvc5, which is never closed. */
    public static Solver cvc5() {
        return started(new Cvc5Solver());
    }

    private static Solver started(Solver solver) {
        try {
            solver.start();
            return solver;
        } catch (SolverMissing e) {
            return Assumptions.abort(e.getMessage());
        }
    }
}
