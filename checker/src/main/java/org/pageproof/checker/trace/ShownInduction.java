package org.pageproof.checker.trace;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A counterexample to induction as text: like a trace, but from a state that need not be reachable, which is therefore shown, the
 * slots first that matter.
 */
public final class ShownInduction {
    private final Trace trace;
    private final int width;
    private final List<String> important;
    private final List<List<String>> locals;

    /**
     * The text for a terminal of so many columns.
     *
     * @param important paths of the slots that matter most, the first first
     * @param locals by CPU, the locals of the first state in words
     */
    public ShownInduction(Trace trace, int columns, List<String> important, List<List<String>> locals) {
        this.trace = trace;
        this.width = Math.max(ShownTrace.NARROWEST, Math.min(ShownTrace.WIDTH, columns));
        this.important = important;
        this.locals = locals;
    }

    /** The whole text, ending in a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        Trace.Finding f = trace.finding();
        line(
                out,
                "counterexample to induction of " + f.property() + " (" + f.kind() + "), "
                        + ShownTrace.count(trace.steps().size(), "step"));
        line(out, "  this state may be unreachable; a lemma that excludes it would help:");
        TraceState first = trace.states().get(0);
        for (String slot : important) {
            line(out, "  * " + slot + " = " + shown(slot, first));
        }
        for (int c = 0; c < first.cpus().size(); c++) {
            line(
                    out,
                    "    cpu" + c + " " + first.cpus().get(c)
                            + (locals.get(c).isEmpty() ? "" : ", with " + String.join(", ", locals.get(c))));
        }
        String others = first.slots().keySet().stream()
                .filter(s -> !important.contains(s))
                .map(s -> s + " = " + shown(s, first))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            line(out, "    " + others);
        }
        out.append('\n').append(new StepTable(trace, width).text()).append('\n');
        new ShownTrace(trace, width).finding().forEach(l -> line(out, l));
        return out.toString();
    }

    private String shown(String slot, TraceState state) {
        String number = String.valueOf(state.slots().get(slot));
        return trace.legend().getOrDefault(slot, Map.of()).getOrDefault(number, number);
    }

    private void line(StringBuilder out, String text) {
        Columns.wrap(text, width, "      ")
                .forEach(l -> out.append(l.stripTrailing()).append('\n'));
    }
}
