package org.pageproof.checker.prove.solver;

/** What a solver says of a {@link HornQuery}: one of the two here, or {@link Answer.Unknown}. */
public sealed interface HornAnswer permits HornAnswer.Solution, HornAnswer.NoSolution, Answer.Unknown {
    /**
     * There are such relations.
     *
     * @param definitions of the relations, as {@code define-fun} commands of SMT-LIB 2, so that they can be checked apart
     */
    record Solution(String definitions) implements HornAnswer {}

    /** There are none. */
    record NoSolution() implements HornAnswer {}
}
