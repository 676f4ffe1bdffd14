package org.pageproof.checker.prove.claims;

import org.pageproof.checker.prove.term.Term;

/** What claims read of a step. */
@FunctionalInterface
public interface Reading {
    /**
     * An input of ground expressions, as a signed number of 64 bits.
     *
     * @param after whether it is read after the step
     */
    Term input(int input, boolean after);
}
