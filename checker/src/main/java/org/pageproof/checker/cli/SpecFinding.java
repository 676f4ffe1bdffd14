package org.pageproof.checker.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.typed.Property;

/** Says what the end of a run shows about a property of a spec. */
final class SpecFinding {
    private SpecFinding() {}

    /** Why the last state or step of the run decides property {@code i}; empty when it does not. */
    static Optional<Explanation> explain(Properties properties, int i, StepProgram program, Run run) {
        State last = run.state(run.length());
        boolean start = run.length() == 0 && properties.get(i).lifecycle() != null;
        if (start || !properties.get(i).ofStep()) {
            return properties.decides(i, last, -1, -1, null)
                    ? Optional.of(properties.explain(i, last))
                    : Optional.empty();
        }
        if (run.length() == 0) {
            return Optional.empty();
        }
        Step step = run.outcomes().get(run.length() - 1).step();
        State before = run.state(run.length() - 1);
        int number = FoundRun.number(program, step);
        return properties.decides(i, before, number, step.cpu(), last)
                ? Optional.of(properties.explain(i, before, number, step.cpu(), last))
                : Optional.empty();
    }

    /** The finding of a trace. */
    static Trace.Finding of(Property p, Explanation why, String file) {
        return new Trace.Finding(
                p.name(),
                p.kind().name().toLowerCase(Locale.ROOT),
                p.description(),
                p.doc(),
                why.conjunct(),
                Home.portable(file),
                why.line(),
                named(why.elements()),
                named(why.values()),
                false);
    }

    private static List<Trace.Named> named(List<Explanation.Named> all) {
        return all.stream().map(n -> new Trace.Named(n.name(), n.value())).toList();
    }
}
