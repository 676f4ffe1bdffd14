package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
 * Claims about calls read arguments and results too, which no state has.
 */
public final class Inputs {
    private final StepProgram program;
    private final int slots;

    public Inputs(StepProgram program) {
        this.program = program;
        this.slots = program.slots().size();
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

    /** Whether an input is the place of a CPU. */
    public boolean isPlace(int input) {
        return input >= slots && input < slots + program.cpus();
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
    public Layout.Field field(int input) {
        Layout layout = program.parts().layout();
        return input < slots ? layout.slot(input) : layout.location(input - slots);
    }

    /** Reads inputs out of a state. */
    public Evaluator.Reading of(State state) {
        return input -> input < slots ? state.slot(input) : place(state, input - slots);
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
        cpus.stream().forEach(c -> all.set(place(c)));
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

    /** Whether a function stands on the call path of a CPU: one comparison for each run of places that have it. */
    Ground inCall(int cpu, String function, boolean after) {
        List<Integer> locations = program.parts().cpuLocations().of(cpu);
        Ground place = value(cpu, after);
        List<Ground> runs = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= locations.size(); i++) {
            boolean in = i < locations.size() && location(locations.get(i)).by(function);
            if (in && from < 0) {
                from = i;
            } else if (!in && from >= 0) {
                runs.add(between(place, from + 1L, i));
                from = -1;
            }
        }
        return Terms.any(runs);
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
