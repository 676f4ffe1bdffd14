package org.pageproof.checker.prove.steps;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.AnyCpus;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/** The bounds that the step compiler inferred, but for ghosts that are integers without bounds. */
final class CountersUnbounded implements ValueRanges {
    private final ValueRanges inferred;
    private final Set<Integer> counters;
    private final BitSet hidden = new BitSet();

    CountersUnbounded(StepProgram program, Collection<Integer> counters) {
        this.inferred = ValueRanges.inferred(program);
        for (int id = 1; id <= program.world().size(); id++) {
            Object o = program.world().object(id);
            if (o instanceof Object[] all && Arrays.stream(all).anyMatch(x -> isCpu(program, x))) {
                hidden.set(id);
            }
        }
        this.counters = Set.copyOf(counters);
    }

    private static boolean isCpu(StepProgram program, @Nullable Object object) {
        return object != null
                && program.world().contains(object)
                && program.world().cpuOf(program.world().id(object)) >= 0;
    }

    @Override
    public Range slot(int slot) {
        return counters.contains(slot) ? AnyCpus.UNBOUNDED : inferred.slot(slot);
    }

    @Override
    public Range register(int cpu, int location, int index) {
        return inferred.register(cpu, location, index);
    }

    @Override
    public boolean isReached(int cpu, int location) {
        return true;
    }

    @Override
    public boolean isUnbounded(int slot) {
        return counters.contains(slot);
    }

    @Override
    public boolean isHidden(int array) {
        return hidden.get(array);
    }
}
