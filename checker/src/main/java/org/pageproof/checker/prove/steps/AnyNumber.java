package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.CpuParts;
import org.pageproof.checker.steps.world.Ownership;
import org.pageproof.checker.steps.world.World;
import org.pageproof.spec.scenario.ScenarioResolver;

/**
 * What is known of each CPU by itself, of any number of them. CPUs are of one class when nothing tells them apart but their number,
 * which the model cannot see. One CPU of each class makes steps; another of each class is what a claim may speak of beside it.
 */
public final class AnyNumber {
    private final List<Integer> steppers;
    private final List<CpuStates> states;
    private final ValueRanges ranges;
    private final Ownership ownership;

    private AnyNumber(List<Integer> steppers, List<CpuStates> states, ValueRanges ranges, Ownership ownership) {
        this.steppers = List.copyOf(steppers);
        this.states = List.copyOf(states);
        this.ranges = ranges;
        this.ownership = ownership;
    }

    /** It cannot be told of any number of CPUs. */
    public static final class NotKnown extends Exception {
        private static final long serialVersionUID = 1;

        NotKnown(String reason) {
            super(reason);
        }
    }

    /**
     * Follows each class of CPUs.
     *
     * @param named CPUs that claims are unrolled over, two or more of each class
     * @param over whether the time is; then {@link org.pageproof.checker.prove.term.OutOfTime} is thrown
     * @throws NotKnown when the CPUs are no classes, or one has too many states by itself
     */
    public static AnyNumber of(StepProgram program, int named, BooleanSupplier over) throws NotKnown {
        requireNoOther(program);
        Ownership ownership = requireApart(program);
        OtherNumber.requireTheSame(program, named);
        List<Integer> like = classes(program, named);
        List<Integer> steppers = like.stream().distinct().sorted().toList();
        List<OwnStates> own = new ArrayList<>();
        for (int cpu : steppers) {
            OwnStates all = OwnStates.of(program, cpu, over);
            if (!all.failure().isEmpty()) {
                throw new NotKnown(all.failure());
            }
            if (!own.isEmpty() && !own.get(0).counters().equals(all.counters())) {
                throw new NotKnown("the CPUs do not agree which ghosts count");
            }
            own.add(all);
        }
        List<CpuStates> states = new ArrayList<>();
        for (int cpu = 0; cpu < named; cpu++) {
            OwnStates of = own.get(steppers.indexOf(like.get(cpu)));
            states.add(new CpuStates(
                    cpu,
                    like.get(cpu),
                    of.byLocation(),
                    owned(program, like.get(cpu), cpu, of.owned()),
                    of.locks(),
                    of.counters()));
        }
        return new AnyNumber(steppers, states, new OwnRanges(program, states), ownership);
    }

    /** That nothing but the array of CPUs leads to one of them, and that what belongs to one is what no other can touch. */
    private static Ownership requireApart(StepProgram program) throws NotKnown {
        Ownership ownership =
                Ownership.of(program.world(), program.parts().statics().values());
        if (!ownership.tangle().isEmpty()) {
            throw new NotKnown(ownership.tangle() + ", and CPUs have to be alike");
        }
        String array = program.world().path(program.world().cpus().get(0)).replaceFirst("\\[.*", "");
        for (Slot s : program.slots()) {
            int object =
                    program.parts().slotTable().places().get(s.id()).source().object();
            int owner = object == 0 ? -1 : ownership.owner(object);
            boolean isLock = s.kind() == Slot.Kind.LOCK;
            if (isLock && owner >= 0) {
                throw new NotKnown(s.path() + " is a lock that belongs to a CPU");
            } else if (isLock && program.start(0).slot(s.id()) != 0) {
                throw new NotKnown(s.path() + " is held at the start");
            } else if (!isLock && owner >= 0 != isOwned(program, s)) {
                throw new NotKnown(s.path() + " belongs to a CPU, and others may touch it");
            } else if (namesACpu(s.meaning(), array)) {
                throw new NotKnown(s.path() + " can name a CPU, and of all CPUs only two are looked at together");
            }
        }
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            for (Start start : program.parts().programs().get(cpu).get(0)) {
                for (Step.Argument a : start.arguments()) {
                    boolean isObject = a.meaning() instanceof Meaning.Reference && a.value() > 0;
                    if (namesACpu(a.meaning(), array) || isObject && ownership.owner((int) a.value()) >= 0) {
                        throw new NotKnown("an operation can be told a CPU or a part of one, as its " + a.name());
                    }
                }
            }
        }
        return ownership;
    }

    private static boolean isOwned(StepProgram program, Slot slot) {
        return IntStream.range(0, program.cpus()).anyMatch(c -> program.owned(c).get(slot.id()));
    }

    private static boolean namesACpu(Meaning meaning, String array) {
        return meaning instanceof Meaning.Index i && i.array().equals(array)
                || meaning instanceof Meaning.Bits b
                        && b.fields().stream().anyMatch(f -> namesACpu(f.meaning(), array));
    }

    private static void requireNoOther(StepProgram program) throws NotKnown {
        if (program.cpus() != ScenarioResolver.CPUS_OF_ANY) {
            throw new NotKnown("the model does not have as many CPUs as its parameter says");
        } else if (program.starts() != 1) {
            throw new NotKnown("there is more than one state to start in");
        }
        for (Slot s : program.slots()) {
            if (s.kind() == Slot.Kind.HALTED || s.kind() == Slot.Kind.TLB) {
                throw new NotKnown(s.path() + " is of one CPU, and others change it");
            }
        }
        if (program.parts().programs().stream().anyMatch(p -> p.size() != 1)) {
            throw new NotKnown("the CPUs do not repeat one mix of operations");
        }
    }

    /**
     * That no way writes what another CPU owns, or keeps a CPU, or what belongs to one, in memory.
     *
     * @throws NotKnown when one does
     */
    public void requireOwn(StepProgram program, List<Way> ways) throws NotKnown {
        for (Slot s : program.slots()) {
            requireNoCpuIn(program, s, program.start(0).slot(s.id()));
        }
        for (Way way : ways) {
            for (Map.Entry<Integer, Term> w : way.writes().entrySet()) {
                if (w.getValue().isConstant()) {
                    requireNoCpuIn(
                            program,
                            program.slots().get(w.getKey()),
                            w.getValue().signedValue());
                }
            }
            for (int cpu = 0; cpu < program.cpus(); cpu++) {
                BitSet owned = program.owned(cpu);
                Integer other = cpu == way.cpu()
                        ? null
                        : way.writes().keySet().stream()
                                .filter(owned::get)
                                .findFirst()
                                .orElse(null);
                if (other != null) {
                    throw new NotKnown(
                            "another CPU writes " + program.slots().get(other).path());
                }
            }
        }
    }

    /**
     * Memory that holds CPUs, or what stands for one, can hold more of them than are looked at. On a way every object is known, so that a CPU that is written is
     * a constant, and one that is copied was written before.
     */
    private void requireNoCpuIn(StepProgram program, Slot slot, long value) throws NotKnown {
        boolean refers = slot.meaning() instanceof Meaning.Reference && slot.kind() != Slot.Kind.LOCK;
        boolean isObject = refers && value > 0 && value <= program.world().size();
        if (isObject && ownership.owner((int) value) >= 0) {
            throw new NotKnown(
                    slot.path() + " can hold a CPU or a part of one, and of all CPUs only two are looked at together");
        }
    }

    /** For each named CPU the first that is like it. */
    private static List<Integer> classes(StepProgram program, int named) throws NotKnown {
        List<Integer> all = CpuParts.of(
                        program.parts().instance().world(program.parts().statics()),
                        program.parts().statics())
                .classes();
        List<Integer> like = all.subList(0, named);
        for (int c : like) {
            if (like.stream().filter(l -> l == c).count() < 2) {
                throw new NotKnown("cpu" + c + " is unlike the other CPUs; at most every second one may be another");
            }
        }
        if (all.stream().anyMatch(l -> l >= named)) {
            throw new NotKnown("more CPUs are not like the first ones");
        }
        return like;
    }

    private static List<Integer> owned(StepProgram program, int like, int cpu, List<Integer> owned) {
        World world = program.world();
        String from = world.path(world.cpus().get(like));
        String to = world.path(world.cpus().get(cpu));
        return owned.stream()
                .map(s -> {
                    String path = to + program.slots().get(s).path().substring(from.length());
                    return program.slots().stream()
                            .filter(x -> x.path().equals(path))
                            .map(Slot::id)
                            .findFirst()
                            .orElse(-1);
                })
                .toList();
    }

    /** The CPUs that make steps, one of each class. */
    public List<Integer> steppers() {
        return steppers;
    }

    /** The states of each named CPU. */
    public List<CpuStates> states() {
        return states;
    }

    /** The states of a named CPU. */
    public CpuStates states(int cpu) {
        return Objects.requireNonNull(states.get(cpu));
    }

    /** Between what bounds values are. */
    public ValueRanges ranges() {
        return ranges;
    }
}
