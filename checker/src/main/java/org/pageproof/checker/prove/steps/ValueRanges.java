package org.pageproof.checker.prove.steps;

import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/** Between what bounds the variables of a state are. Whether every step keeps them has to be shown ({@link Way#kept}). */
public interface ValueRanges {
    Range slot(int slot);

    /** Of register {@code index} of those that the CPU stores at the location. */
    Range register(int cpu, int location, int index);

    /** Whether the CPU can be at the location at all. */
    boolean isReached(int cpu, int location);

    /** Whether a slot is taken for an integer that fits whatever is stored. */
    default boolean isUnbounded(int slot) {
        return false;
    }

    /** Whether it is known already that every step keeps a bound. */
    default boolean isKept(Kept.Target target) {
        return false;
    }

    /** Whether an array must not be looked at: that of the CPUs, where nothing is to depend on how many there are. */
    default boolean isHidden(int array) {
        return false;
    }

    /** What the step compiler inferred. */
    static ValueRanges inferred(StepProgram program) {
        return new ValueRanges() {
            @Override
            public Range slot(int slot) {
                return program.parts().slotRanges().get(slot);
            }

            @Override
            public Range register(int cpu, int location, int index) {
                return program.parts().live().get(location).stored().get(index).range();
            }

            @Override
            public boolean isReached(int cpu, int location) {
                return true;
            }
        };
    }
}
