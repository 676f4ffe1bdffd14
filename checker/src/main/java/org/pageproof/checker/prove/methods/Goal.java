package org.pageproof.checker.prove.methods;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.BuiltIn;

/** Something that has to be true of every reachable state, or of every step from one. */
public sealed interface Goal {
    /** The name of the property. */
    String name();

    /**
     * A property of the spec.
     *
     * @param number among the scenario's properties
     * @param ofState whether it speaks of states, and so may be assumed before a step; otherwise it speaks of steps
     */
    record OfSpec(int number, String name, boolean ofState) implements Goal {}

    /** An always-checked property. */
    record Always(BuiltIn property) implements Goal {
        @Override
        public String name() {
            return property.specName();
        }
    }

    /**
     * Something that may be true of the memory while a CPU is at a location. It is assumed as long as every step keeps it.
     *
     * @param number tells it from other guesses
     * @param same of those that say the same of CPUs of different classes, the number of the first
     * @param cpu the first of the CPUs of which it is guessed
     * @param location where they are
     * @param missed that it is not so, in a state
     * @param slots what it speaks of beside what is stored at the location
     */
    record Guess(int number, int same, int cpu, int location, Term missed, Set<Integer> slots) implements Goal {
        public Guess {
            slots = Set.copyOf(slots);
        }

        @Override
        public String name() {
            return "guess " + number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Guess g && g.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** What everything else rests on: that the translation says all of every step. */
    enum Ground implements Goal {
        /** Values stay within the bounds of the variables. */
        BOUNDS("every value stays within the bounds of its variable, which the declarations say and questions assert"),
        /** No way that was given up is taken. */
        EVERY_WAY_FOLLOWED("nobody takes a way through a step that was not followed to its end");

        private final String meaning;

        Ground(String meaning) {
            this.meaning = meaning;
        }

        /** In words. */
        public String meaning() {
            return meaning;
        }
    }
}
