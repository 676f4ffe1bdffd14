package org.pageproof.checker.cli;

import java.util.List;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;

/** Says what a run shows about a property that is always checked. */
final class BuiltInFinding {
    private BuiltInFinding() {}

    static Trace.Finding of(BuiltIn property, Run run) {
        Step last = run.violatingStep();
        Step.Violation violation = last == null ? null : last.violation();
        String text =
                violation == null ? "no CPU of these can ever go on: each waits for another" : violation.message();
        return new Trace.Finding(
                property.specName(),
                "always checked",
                text,
                null,
                violation == null ? null : violation.file(),
                violation == null ? 0 : violation.line(),
                List.of(),
                List.of(),
                last != null);
    }
}
