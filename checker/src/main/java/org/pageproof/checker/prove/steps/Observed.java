package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Bounds that were seen to hold in the first states that are reached. They are a guess, which makes for fewer ways through a
 * step; every step has to keep them like the others. What a step does not keep is given up ({@link #without}). Words are left
 * as wide as they are: how far they count is not seen in a few states.
 */
public final class Observed implements ValueRanges {
    private static final int MOST_STATES = 30_000;

    /** Different values of which more would have been seen. */
    private static final int MOST_VALUES = 16;

    private static final int MOST_BITS = 32;

    private final ValueRanges inferred;
    private final Map<Kept.Target, Range> seen;
    private final Set<Kept.Target> unseen;

    private Observed(ValueRanges inferred, Map<Kept.Target, Range> seen, Set<Kept.Target> unseen) {
        this.inferred = inferred;
        this.seen = Map.copyOf(seen);
        this.unseen = Set.copyOf(unseen);
    }

    /** What is seen from the start of a program. */
    public static Observed of(StepProgram program) {
        ValueRanges inferred = ValueRanges.inferred(program);
        Map<Kept.Target, Set<Long>> values = new HashMap<>();
        NextState next = new GeneratedNextState(program);
        int words = program.words();
        Set<List<Long>> known = new HashSet<>();
        List<long[]> level = new ArrayList<>();
        for (int s = 0; s < Math.min(next.starts(), MOST_STATES); s++) {
            long[] start = new long[words];
            next.start(s, start, 0);
            if (known.add(key(start, 0, words))) {
                level.add(start);
            }
        }
        Successors found = new Successors(words);
        while (!level.isEmpty()) {
            List<long[]> following = new ArrayList<>();
            for (long[] state : level) {
                look(program, program.unpack(state, 0), values);
                found.clear();
                next.successors(state, 0, found);
                for (int i = 0; i < found.size() && known.size() < MOST_STATES; i++) {
                    if (known.add(key(found.words(), i * words, words))) {
                        long[] to = new long[words];
                        System.arraycopy(found.words(), i * words, to, 0, words);
                        following.add(to);
                    }
                }
            }
            level = following;
        }
        Set<Range> ofWords = new HashSet<>();
        for (Slot s : program.slots()) {
            if (s.kind() == Slot.Kind.WORD) {
                ofWords.add(inferred.slot(s.id()));
            }
        }
        Map<Kept.Target, Range> seen = new HashMap<>();
        values.forEach((target, all) -> {
            Range wide = target instanceof Kept.Target.OfPlace ? null : range(inferred, target);
            if (wide != null && all.size() <= MOST_VALUES && wide.bits() <= MOST_BITS && !ofWords.contains(wide)) {
                seen.put(target, of(wide, all));
            }
        });
        Set<Kept.Target> unseen = new HashSet<>();
        for (int c = 0; c < program.cpus(); c++) {
            for (int location : program.parts().cpuLocations().of(c)) {
                unseen.add(new Kept.Target.OfPlace(c, location));
            }
        }
        unseen.removeAll(values.keySet());
        return new Observed(inferred, seen, unseen);
    }

    private static List<Long> key(long[] words, int at, int count) {
        List<Long> key = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            key.add(words[at + i]);
        }
        return key;
    }

    private static void look(StepProgram program, State state, Map<Kept.Target, Set<Long>> values) {
        for (Slot s : program.slots()) {
            if (s.kind() == Slot.Kind.GUARDED || s.kind() == Slot.Kind.CPU_OWNED) {
                note(values, new Kept.Target.OfSlot(s.id()), state.slot(s.id()));
            }
        }
        for (int c = 0; c < state.cpus(); c++) {
            if (state.location(c) != State.AT_REST) {
                note(values, new Kept.Target.OfPlace(c, state.location(c)), 1);
            }
            long[] registers = state.registers(c);
            for (int r = 0; r < registers.length; r++) {
                note(values, new Kept.Target.OfRegister(c, state.location(c), r), registers[r]);
            }
        }
    }

    private static void note(Map<Kept.Target, Set<Long>> values, Kept.Target target, long value) {
        Set<Long> all = values.computeIfAbsent(target, t -> new HashSet<>());
        if (all.size() <= MOST_VALUES) {
            all.add(value);
        }
    }

    private static Range range(ValueRanges ranges, Kept.Target target) {
        return target instanceof Kept.Target.OfRegister r
                ? ranges.register(r.cpu(), r.location(), r.index())
                : ranges.slot(((Kept.Target.OfSlot) target).slot());
    }

    private static Range of(Range wide, Set<Long> values) {
        boolean isNull = wide.nullable() && values.contains(0L);
        List<Long> numbers = values.stream()
                .filter(v -> !(wide.nullable() && v == 0))
                .sorted()
                .toList();
        return numbers.isEmpty() ? Range.NULL : new Range(numbers.get(0), numbers.get(numbers.size() - 1), isNull);
    }

    /** Whether a bound is a guess, and not inferred. */
    public boolean isGuess(Kept.Target target) {
        return seen.containsKey(target) || unseen.contains(target);
    }

    /** The same without some of the guesses. */
    public Observed without(Set<Kept.Target> targets) {
        Map<Kept.Target, Range> rest = new HashMap<>(seen);
        rest.keySet().removeAll(targets);
        Set<Kept.Target> places = new HashSet<>(unseen);
        places.removeAll(targets);
        return new Observed(inferred, rest, places);
    }

    @Override
    public boolean isReached(int cpu, int location) {
        return !unseen.contains(new Kept.Target.OfPlace(cpu, location));
    }

    @Override
    public Range slot(int slot) {
        return seen.getOrDefault(new Kept.Target.OfSlot(slot), inferred.slot(slot));
    }

    @Override
    public Range register(int cpu, int location, int index) {
        return seen.getOrDefault(
                new Kept.Target.OfRegister(cpu, location, index), inferred.register(cpu, location, index));
    }
}
