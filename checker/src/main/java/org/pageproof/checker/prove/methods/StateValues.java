package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/** Evaluates terms over a known state. */
final class StateValues {
    private final Map<Term, BigInteger> values = new HashMap<>();

    StateValues(ProofSystem system, State state) {
        StepProgram program = system.program();
        Variables variables = system.variables();
        for (int s = 0; s < program.slots().size(); s++) {
            put(variables.slotVariable(s), state.slot(s));
        }
        for (int c = 0; c < program.cpus(); c++) {
            put(variables.positionVariable(c), state.position(c));
            int location = state.location(c);
            long place = location == State.AT_REST
                    ? 0
                    : 1L + program.parts().cpuLocations().index(c, location);
            put(variables.placeVariable(c), place);
            if (location != State.AT_REST) {
                List<Term> registers = variables.registerVariables(c, location);
                for (int r = 0; r < registers.size(); r++) {
                    put(registers.get(r), state.registers(c)[r]);
                }
            }
        }
    }

    private void put(Term variable, long value) {
        if (variable.isVariable()) {
            BigInteger mask = BigInteger.ONE.shiftLeft(variable.width()).subtract(BigInteger.ONE);
            values.put(variable, BigInteger.valueOf(value).and(mask));
        }
    }

    /** What a CPU stores at places where it is not counts as 0. */
    Evaluation evaluation() {
        return new Evaluation(v -> values.getOrDefault(v, v.bounds().low()));
    }
}
