package org.pageproof.checker.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.typed.Property;

/** Says what the end of a run shows about a property of a spec. */
final class SpecFinding {
    private SpecFinding() {}

    /** Why the last state or step of the run decides property {@code i}; empty when it does not. */
    static Optional<Explanation> explain(Properties properties, int i, Run run) {
        int length = run.length();
        boolean start = length == 0 && properties.get(i).lifecycle() != null;
        if (start || !properties.get(i).ofStep()) {
            State last = run.state(length);
            return properties.decides(i, last) ? Optional.of(properties.explain(i, last)) : Optional.empty();
        }
        return length == 0
                ? Optional.empty()
                : properties.explain(i, run.state(length - 1), run.outcomes().get(length - 1));
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
