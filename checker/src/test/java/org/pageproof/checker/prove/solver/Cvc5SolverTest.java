package org.pageproof.checker.prove.solver;

/** The same answers from cvc5, where it loads. */
class Cvc5SolverTest extends SolverSuite {
    @Override
    Solver create() {
        return new Cvc5Solver();
    }
}
