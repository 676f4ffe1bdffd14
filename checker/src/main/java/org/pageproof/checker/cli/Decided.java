package org.pageproof.checker.cli;

import org.pageproof.checker.engine.Task;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.trace.Run;

/** Asks the reference evaluator and the interpreter whether the end of a run decides a property. */
final class Decided {
    private Decided() {}

    /** Whether the end of the run violates the property of this name, or for a cover reaches it. */
    static boolean by(Task task, String property, Run run) {
        for (BuiltIn b : BuiltIn.values()) {
            if (b.specName().equals(property)) {
                return builtIn(task, b, run);
            }
        }
        int number = task.properties().number(property).orElseThrow();
        return run.violatingStep() == null
                && SpecFinding.explain(task.properties(), number, run).isPresent();
    }

    private static boolean builtIn(Task task, BuiltIn property, Run run) {
        Step last = run.violatingStep();
        if (last != null) {
            Step.Violation violation = last.violation();
            return violation != null && violation.property() == property;
        }
        State end = run.state(run.length());
        return property == BuiltIn.NO_DEADLOCK
                && new Interpreter(task.program())
                        .deadlocked(end, !task.program().outcomes(end).isEmpty());
    }
}
