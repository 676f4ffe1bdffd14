package org.pageproof.checker.prove.steps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/** Bounds of what is a CPU's own, as far as its own states tell; others are as the step compiler inferred them. */
final class OwnRanges implements ValueRanges {
    private final ValueRanges others;
    private final Map<Kept.Target, Range> own = new HashMap<>();
    private final Set<Kept.Target> reached = new HashSet<>();

    /** @param byCpu the states of each CPU, slots and locks named as that CPU has them */
    OwnRanges(StepProgram program, List<CpuStates> byCpu) {
        this.others = new CountersUnbounded(program, byCpu.get(0).counters());
        for (CpuStates states : byCpu) {
            states.byLocation().forEach((location, all) -> {
                reached.add(new Kept.Target.OfPlace(states.cpu(), location));
                for (OwnState s : all) {
                    for (int r = 0;
                            states.cpu() == states.like() && r < s.registers().size();
                            r++) {
                        Kept.Target.OfRegister t = new Kept.Target.OfRegister(states.cpu(), location, r);
                        join(
                                t,
                                others.register(t.cpu(), t.location(), t.index()),
                                s.registers().get(r));
                    }
                    for (int i = 0; i < states.owned().size(); i++) {
                        if (states.owned().get(i) < 0) {
                            continue;
                        }
                        Kept.Target.OfSlot t =
                                new Kept.Target.OfSlot(states.owned().get(i));
                        join(t, others.slot(t.slot()), s.slots().get(i));
                    }
                }
            });
        }
    }

    private void join(Kept.Target target, Range inferred, Optional<Long> value) {
        Range one = value.map(v -> only(inferred, v)).orElse(inferred);
        own.merge(target, one, OwnRanges::joined);
    }

    private static Range only(Range inferred, long value) {
        return inferred.nullable() && value == 0 ? Range.NULL : new Range(value, value, false);
    }

    private static Range joined(Range a, Range b) {
        boolean nullable = a.nullable() || b.nullable();
        if (a.isEmpty() || b.isEmpty()) {
            Range r = a.isEmpty() ? b : a;
            return new Range(r.low(), r.high(), nullable);
        }
        return new Range(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()), nullable);
    }

    @Override
    public Range slot(int slot) {
        return own.getOrDefault(new Kept.Target.OfSlot(slot), others.slot(slot));
    }

    @Override
    public Range register(int cpu, int location, int index) {
        return own.getOrDefault(
                new Kept.Target.OfRegister(cpu, location, index), others.register(cpu, location, index));
    }

    @Override
    public boolean isReached(int cpu, int location) {
        return reached.contains(new Kept.Target.OfPlace(cpu, location));
    }

    /** Own states are followed step by step, within the bounds that were inferred. */
    @Override
    public boolean isKept(Kept.Target target) {
        return own.containsKey(target) || target instanceof Kept.Target.OfPlace;
    }

    @Override
    public boolean isUnbounded(int slot) {
        return others.isUnbounded(slot);
    }

    @Override
    public boolean isHidden(int array) {
        return others.isHidden(array);
    }
}
