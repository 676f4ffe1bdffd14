package org.pageproof.checker.prove.methods;

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

    /** What everything else rests on: that the translation says all of every step. */
    enum Ground implements Goal {
        /** Values stay within the bounds of the variables. */
        BOUNDS,
        /** No way that was given up is taken. */
        EVERY_WAY_FOLLOWED
    }
}
