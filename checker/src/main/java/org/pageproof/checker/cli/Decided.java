package org.pageproof.checker.cli;

import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** Asks the reference evaluator and the interpreter whether the end of a run decides a property. */
final class Decided {
    private Decided() {}

    /** Whether the end of the run violates the property of this name, or for a cover reaches it. */
    static boolean by(StepProgram program, Properties properties, String property, Run run) {
        for (BuiltIn b : BuiltIn.values()) {
            if (b.specName().equals(property)) {
                return builtIn(program, b, run);
            }
        }
        int number = properties.number(property).orElseThrow();
        return run.violatingStep() == null
                && SpecFinding.explain(properties, number, run).isPresent();
    }

    /** Whether the end of the run violates an always-checked property. */
    static boolean builtIn(StepProgram program, BuiltIn property, Run run) {
        Step last = run.violatingStep();
        if (last != null) {
            Step.Violation violation = last.violation();
            return violation != null && violation.property() == property;
        }
        State end = run.state(run.length());
        return property == BuiltIn.NO_DEADLOCK
                && new Interpreter(program)
                        .deadlocked(end, !program.outcomes(end).isEmpty());
    }
}
