package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;

/** Says what a run shows about a property that is always checked. */
final class BuiltInFinding {
    private BuiltInFinding() {}

    static Trace.Finding of(BuiltIn property, StepProgram program, Run run) {
        Step last = run.violatingStep();
        Step.Violation violation = last == null ? null : last.violation();
        String text = violation == null
                ? "CPUs wait for each other, or for nothing that can come: they never go on"
                : violation.message();
        return new Trace.Finding(
                property.specName(),
                "always checked",
                text,
                "",
                null,
                violation == null ? null : violation.file(),
                violation == null ? 0 : violation.line(),
                List.of(),
                last == null ? waiting(program, run.state(run.length())) : List.of(),
                last != null);
    }

    /** Where each CPU inside an operation stands, and who holds which lock. */
    private static List<Trace.Named> waiting(StepProgram program, State state) {
        List<Trace.Named> values = new ArrayList<>();
        for (int cpu = 0; cpu < state.cpus(); cpu++) {
            if (state.location(cpu) != State.AT_REST) {
                Location at = program.locations().get(state.location(cpu));
                Location.Call call = at.innermost();
                values.add(new Trace.Named(
                        "cpu" + cpu, "at " + call.file() + ":" + call.line() + " before " + at.access()));
            }
        }
        for (Slot slot : program.slots()) {
            if (slot.kind() == Slot.Kind.LOCK && state.slot(slot.id()) != 0) {
                values.add(new Trace.Named(
                        "holder of " + slot.path(), program.show(slot.meaning(), state.slot(slot.id()))));
            }
        }
        return values;
    }
}
