package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.CallEvent;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Everything of a state that ground expressions read, by number: the slots of the model, and after them the place of each CPU,
 * which is 0 outside operations and otherwise 1 + the index of its location among those of the CPU, as in the packed state.
 * Claims about calls read arguments and results too, which no state has. Last come the locals that the state stores of a CPU at each of
 * its locations; they mean nothing while the CPU is elsewhere, so that whoever reads one asks for the place first.
 */
public final class Inputs {
    private final StepProgram program;
    private final int slots;
    private final int locals;

    /** By CPU and the index of the location: how many locals come before those of that location; at the end, of all. */
    private final int[][] before;

    /** The number of the first input after the locals. */
    private final int rest;

    /**
     * A local that the state stores.
     *
     * @param number among those that are stored at the location
     */
    public record Local(int cpu, int location, int number) {}

    public Inputs(StepProgram program) {
        this.program = program;
        this.slots = program.slots().size();
        this.locals = argument(program.parts().methods().stream()
                .mapToInt(m -> m.parameterRegisters().size())
                .max()
                .orElse(0));
        this.before = new int[program.cpus()][];
        int count = 0;
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            List<Integer> locations = program.parts().cpuLocations().of(cpu);
            before[cpu] = new int[locations.size() + 1];
            for (int i = 0; i < locations.size(); i++) {
                before[cpu][i] = count;
                count += program.parts().live().get(locations.get(i)).stored().size();
            }
            before[cpu][locations.size()] = count;
        }
        this.rest = locals + count;
    }

    /** The number of what the CPUs that are not named add to a sum ({@link AnyCpus}). */
    int rest(int sum) {
        return rest + sum;
    }

    /** Whether an input is what CPUs that are not named add to a sum; no state has it. */
    public boolean isRest(int input) {
        return input >= rest;
    }

    /** The number of the place of a CPU. */
    public int place(int cpu) {
        return slots + cpu;
    }

    /** The number of the result of the call of which a claim speaks. */
    int result() {
        return slots + program.cpus();
    }

    /** The number of an argument of that call. */
    int argument(int number) {
        return result() + 1 + number;
    }

    /** Whether an input is the result of the call of which a claim speaks. */
    public boolean isResult(int input) {
        return input == result();
    }

    /** Whether an input is an argument of that call. */
    public boolean isArgument(int input) {
        return input > result() && input < locals;
    }

    /** The number of an argument among those that specs know, from 0. */
    public int argumentNumber(int input) {
        return input - result() - 1;
    }

    /** Whether an input is the place of a CPU. */
    public boolean isPlace(int input) {
        return input >= slots && input < slots + program.cpus();
    }

    /** The number of what the state stores of a CPU at a location, by its place among the stored registers there. */
    int local(int cpu, int location, int number) {
        return locals + before[cpu][program.parts().cpuLocations().index(cpu, location)] + number;
    }

    /** Whether an input is something that the state stores of a CPU at a location. */
    public boolean isLocal(int input) {
        return input >= locals && input < rest;
    }

    /** What the state stores of which CPU at which location. */
    public Local local(int input) {
        int number = input - locals;
        int cpu = 0;
        while (number >= before[cpu][before[cpu].length - 1]) {
            cpu++;
        }
        int index = Arrays.binarySearch(before[cpu], number);
        if (index < 0) {
            index = -index - 2;
        }
        // A location that stores nothing begins where the next one does.
        while (before[cpu][index + 1] == before[cpu][index]) {
            index++;
        }
        return new Local(cpu, program.parts().cpuLocations().location(cpu, index), number - before[cpu][index]);
    }

    /**
     * Reads inputs at a call.
     *
     * @param receiver how many of the arguments come before those that specs know: 1 where there is a receiver, otherwise 0
     */
    public Evaluator.Reading of(CallEvent event, int receiver) {
        Evaluator.Reading state = of(event.state());
        int result = result();
        return input -> input < result
                ? state.slot(input)
                : input == result ? event.result() : event.arguments().get(input - result - 1 + receiver);
    }

    /** Where an input stands in a packed state. */
    public Packed field(int input) {
        if (isRest(input)) {
            return new Packed(Range.only(0), List.of());
        }
        Layout layout = program.parts().layout();
        if (isLocal(input)) {
            Local l = local(input);
            int index = program.parts().cpuLocations().index(l.cpu(), l.location());
            Layout.Spread stored = layout.live(l.cpu(), index).get(l.number());
            return new Packed(stored.range(), stored.pieces());
        }
        return Packed.of(input < slots ? layout.slot(input) : layout.location(input - slots));
    }

    /** Reads inputs out of a state. */
    public Evaluator.Reading of(State state) {
        return input -> input < slots
                ? state.slot(input)
                : isRest(input) ? 0 : isLocal(input) ? local(state, local(input)) : place(state, input - slots);
    }

    private static long local(State state, Local l) {
        return state.location(l.cpu()) == l.location() ? state.registers(l.cpu())[l.number()] : 0;
    }

    private long place(State state, int cpu) {
        int location = state.location(cpu);
        return location == State.AT_REST
                ? 0
                : 1 + program.parts().cpuLocations().index(cpu, location);
    }

    /** The inputs that differ after a step with that number, made by one of the CPUs. */
    public BitSet writes(int step, BitSet cpus) {
        BitSet all = (BitSet) program.writes(step).clone();
        cpus.stream().forEach(c -> {
            all.set(place(c));
            all.set(locals + before[c][0], locals + before[c][before[c].length - 1]);
        });
        return all;
    }

    /** As {@link #writes(int, BitSet)}, for any CPU. */
    public BitSet writes(int step) {
        BitSet cpus = new BitSet();
        cpus.set(0, program.cpus());
        return writes(step, cpus);
    }

    /** Whether no CPU is inside an operation. */
    Ground atRest(boolean after) {
        List<Ground> all = new ArrayList<>();
        for (int c = 0; c < program.cpus(); c++) {
            all.add(Terms.compare(BinaryOp.EQUAL, value(c, after), Terms.constant(0)));
        }
        return Terms.all(all);
    }

    private Ground value(int cpu, boolean after) {
        Range r = program.parts().layout().location(cpu).range();
        return Terms.slot(place(cpu), after, r.min(), r.max());
    }

    /** Whether a function stands on the call path of a CPU. */
    Ground inCall(int cpu, String function, boolean after) {
        return at(cpu, l -> location(l).by(function), after);
    }

    /** Whether a CPU is at one of some locations: one comparison for each run of places that are among them. */
    Ground at(int cpu, IntPredicate wanted, boolean after) {
        List<Integer> locations = program.parts().cpuLocations().of(cpu);
        Ground place = value(cpu, after);
        List<Ground> runs = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= locations.size(); i++) {
            boolean in = i < locations.size() && wanted.test(locations.get(i));
            if (in && from < 0) {
                from = i;
            } else if (!in && from >= 0) {
                runs.add(between(place, from + 1L, i));
                from = -1;
            }
        }
        return Terms.any(runs);
    }

    /** What tells which access a CPU makes next. */
    Pending pending() {
        return new Pending(program, this);
    }

    private Location location(int number) {
        return program.locations().get(number);
    }

    private static Ground between(Ground value, long low, long high) {
        if (low == high) {
            return Terms.compare(BinaryOp.EQUAL, value, Terms.constant(low));
        }
        return Terms.all(List.of(
                Terms.compare(BinaryOp.LESS_OR_EQUAL, Terms.constant(low), value),
                Terms.compare(BinaryOp.LESS_OR_EQUAL, value, Terms.constant(high))));
    }
}
