package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/** Reads a solver's values: the state that they describe, and terms over it. What a solver left open is within its bounds. */
final class ModelState {
    private final StepProgram program;
    private final Variables variables;
    private final Evaluation evaluation;

    /** @param values unsigned, by name of variable */
    ModelState(StepProgram program, Variables variables, Map<String, BigInteger> values) {
        this.program = program;
        this.variables = variables;
        this.evaluation = new Evaluation(v -> {
            BigInteger known = values.get(v.name());
            return known != null ? known : v.bounds().low();
        });
    }

    Evaluation evaluation() {
        return evaluation;
    }

    State state() {
        int cpus = program.cpus();
        long[] slots = new long[program.slots().size()];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = evaluation.signed(variables.slot(s));
        }
        State state = new State(slots, new int[cpus], new int[cpus], new long[cpus][0]);
        for (int c = 0; c < cpus; c++) {
            int place = (int) evaluation.signed(variables.place(c));
            if (place == 0) {
                state.atRest(c, (int) evaluation.signed(variables.position(c)));
            } else {
                state.atRest(c, (int) evaluation.signed(variables.position(c)));
                int location = program.parts().cpuLocations().location(c, place - 1);
                state.at(
                        c,
                        location,
                        variables.registers(c, location).stream()
                                .mapToLong(evaluation::signed)
                                .toArray());
            }
        }
        return state;
    }

    /** The outcomes of choose on a way. */
    List<Integer> choices(List<Term> choices) {
        List<Integer> values = new ArrayList<>();
        choices.forEach(c -> values.add((int) evaluation.signed(c)));
        return values;
    }
}
