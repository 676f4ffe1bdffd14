package org.pageproof.checker.prove.steps;

import org.pageproof.checker.prove.term.Term;

/**
 * That a value which a way writes is within the bounds of what it is written to.
 *
 * @param target what is written
 * @param holds the condition
 */
public record Kept(Target target, Term holds) {
    /** A part of the state with bounds of its own. */
    public sealed interface Target {
        record OfSlot(int slot) implements Target {}

        /** Register {@code index} of those that the CPU stores at the location. */
        record OfRegister(int cpu, int location, int index) implements Target {}

        /** That the CPU is ever at the location. */
        record OfPlace(int cpu, int location) implements Target {}
    }
}
