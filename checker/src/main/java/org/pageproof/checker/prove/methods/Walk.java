package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** Reads a run out of a solver's values and has the interpreter make its steps. */
final class Walk {
    private final StepProgram program;
    private final Variables variables;
    private final Unrolling unrolling;
    private final Evaluation evaluation;

    /** @param values unsigned, by name of variable; what a solver left open is within its bounds */
    Walk(ProofSystem system, Unrolling unrolling, Map<String, BigInteger> values) {
        this.program = system.program();
        this.variables = system.variables();
        this.unrolling = unrolling;
        this.evaluation = new Evaluation(v -> {
            BigInteger known = values.get(v.name());
            return known != null ? known : v.bounds().low();
        });
    }

    /** The value of a term over the frames. */
    Evaluation evaluation() {
        return evaluation;
    }

    /** The state before the first step. */
    State first() {
        Frame frame = unrolling.frame(0);
        long[] slots = new long[program.slots().size()];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = value(frame, variables.slot(s));
        }
        int cpus = program.cpus();
        State state = new State(slots, new int[cpus], new int[cpus], new long[cpus][0]);
        for (int c = 0; c < cpus; c++) {
            state.atRest(c, (int) value(frame, variables.position(c)));
            int place = (int) value(frame, variables.place(c));
            if (place > 0) {
                int location = program.parts().cpuLocations().location(c, place - 1);
                state.at(
                        c,
                        location,
                        variables.registers(c, location).stream()
                                .mapToLong(r -> value(frame, r))
                                .toArray());
            }
        }
        return state;
    }

    private long value(Frame frame, Term term) {
        return evaluation.signed(frame.of(term));
    }

    /** The first so many steps, from a state. */
    Run run(State from, int steps) {
        List<Outcome> outcomes = new ArrayList<>();
        State state = from;
        for (int i = 0; i < steps; i++) {
            Unrolling.Taken taken = unrolling.taken(i).stream()
                    .filter(t -> evaluation.isTrue(t.when()))
                    .findFirst()
                    .orElseThrow(() -> new ToolError("the solver's values make no step"));
            Outcome made = step(program, Objects.requireNonNull(state), taken.way(), choices(i, taken.way()));
            outcomes.add(made);
            state = made.next();
        }
        return new Run(from, outcomes);
    }

    private List<Integer> choices(int number, Way way) {
        Frame frame = unrolling.frame(number);
        List<Integer> values = new ArrayList<>();
        for (Term c : way.choices()) {
            values.add((int) value(frame, c));
        }
        return values;
    }

    /** The step of a way, made by the interpreter. */
    static Outcome step(StepProgram program, State before, Way way, List<Integer> choices) {
        for (Interpreter.Told told : new Interpreter(program).transitions(before, way.cpu(), new BitSet())) {
            Outcome o = told.outcome();
            boolean sameStart = way.start() == null
                    ? !o.step().starts()
                    : o.step().starts()
                            && o.step().operation().equals(operation(program, way))
                            && o.step().arguments().equals(way.start().arguments());
            if (sameStart && o.step().choices().equals(choices)) {
                return o;
            }
        }
        throw new ToolError("the interpreter does not make a step that was translated");
    }

    private static String operation(StepProgram program, Way way) {
        return program.parts()
                .operations()
                .get(Objects.requireNonNull(way.start()).operation())
                .name();
    }
}
