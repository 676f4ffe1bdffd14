package org.pageproof.checker.prove.methods;

import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** Asks the interpreter's own words and the reference evaluator whether the end of a run misses a goal. */
final class Decisive {
    private Decisive() {}

    static boolean misses(ProofSystem system, Goal goal, Run run) {
        Properties properties = system.properties();
        Step last = run.violatingStep();
        if (goal instanceof Goal.Always a && a.property() == BuiltIn.NO_DEADLOCK) {
            return last == null && isDeadlock(system.program(), run.state(run.length()));
        } else if (goal instanceof Goal.Always always) {
            Step.Violation violation = last == null ? null : last.violation();
            return violation != null && violation.property() == always.property();
        } else if (!(goal instanceof Goal.OfSpec) || last != null) {
            return false;
        }
        Goal.OfSpec claimed = (Goal.OfSpec) goal;
        int length = run.length();
        State end = run.state(length);
        if (claimed.ofState()) {
            return properties.decides(claimed.number(), end);
        } else if (length == 0) {
            return properties.wrongStart(claimed.number()).isPresent() && properties.decides(claimed.number(), end);
        }
        return properties
                .explain(claimed.number(), run.state(length - 1), run.outcomes().get(length - 1))
                .isPresent();
    }

    static boolean isDeadlock(StepProgram program, State state) {
        return new Interpreter(program)
                .deadlocked(state, !program.outcomes(state).isEmpty());
    }
}
