package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.CpuParts;
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

    private AnyNumber(List<Integer> steppers, List<CpuStates> states, ValueRanges ranges) {
        this.steppers = List.copyOf(steppers);
        this.states = List.copyOf(states);
        this.ranges = ranges;
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
        CpusApart.require(program);
        OtherNumber.requireTheSame(program, named, over);
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
        return new AnyNumber(steppers, states, new OwnRanges(program, states));
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
     * That CPUs stay apart whatever way they go.
     *
     * @throws NotKnown when one writes what another owns, or what stands for a CPU
     */
    public static void requireApart(StepProgram program, List<Way> ways) throws NotKnown {
        CpusApart.require(program, ways);
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
