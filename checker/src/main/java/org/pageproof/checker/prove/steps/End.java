package org.pageproof.checker.prove.steps;

import java.util.List;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.BuiltIn;

/** Where a CPU is after a way through a step. */
public sealed interface End {
    /** The operation is over; the CPU is at that position of its program. */
    record AtRest(Term position) implements End {}

    /**
     * Before another access.
     *
     * @param location its number
     * @param registers what is stored there, in the order of the program's live states, 64 bits each
     */
    record At(int location, List<Term> registers) implements End {
        /** Copies the list. */
        public At {
            registers = List.copyOf(registers);
        }
    }

    /**
     * The way goes on, and was not followed further: a loop that turns too often on values that are not bounded. Whoever shows
     * something of all steps has to show that no state takes this way.
     *
     * @param reason in words for the user
     */
    record GivenUp(String reason, String file, int line) implements End {}

    /** The step violates an always-checked property and has no successor. */
    record Violation(BuiltIn property, String message, String file, int line) implements End {}
}
