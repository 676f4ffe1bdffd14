package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace.Finding;
import org.pageproof.checker.trace.Trace.Named;

/**
 * A trace as text of at most {@link #WIDTH} columns: one row per step, which CPU makes it and where, what the step accesses
 * and changes, why another CPU goes on, and below what is violated and for which elements.
 */
public final class ShownTrace {
    /** Most columns of the text. */
    public static final int WIDTH = 100;

    static final int NARROWEST = 60;

    private final Trace trace;
    private final int width;
    private final StepTable table;

    public ShownTrace(Trace trace) {
        this(trace, WIDTH);
    }

    /** The text for a terminal of this many columns; it is never wider than {@link #WIDTH}, nor narrower than 60. */
    public ShownTrace(Trace trace, int columns) {
        this.trace = trace;
        this.width = Math.max(NARROWEST, Math.min(WIDTH, columns));
        this.table = new StepTable(trace, width);
    }

    /** The whole text, ending in a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        heading().forEach(h -> wrapped(out, h, "    "));
        out.append('\n').append(table.text()).append('\n');
        finding().forEach(f -> wrapped(out, f, "      "));
        return out.toString();
    }

    private void wrapped(StringBuilder out, String text, String indent) {
        Columns.wrap(text, width, indent)
                .forEach(line -> out.append(line.stripTrailing()).append('\n'));
    }

    private List<String> heading() {
        Trace.Model model = trace.model();
        List<String> lines = new ArrayList<>();
        lines.add(title() + ", " + count(trace.steps().size(), "step"));
        lines.add("  model " + model.name() + (model.variant() == null ? "" : ", variant " + model.variant())
                + scope(model));
        lines.add(
                "  scenario " + trace.spec().scenario() + " of " + trace.spec().file());
        if (!trace.spec().start().isEmpty()) {
            lines.add("  starts with " + named(trace.spec().start()));
        }
        String idle = table.leftOut().stream().map(c -> "cpu" + c).collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            lines.add("  without a step: " + idle);
        }
        return lines;
    }

    /** Where an older trace does not say it, all parameters. */
    private static String scope(Trace.Model model) {
        if (!model.scope().isEmpty()) {
            return "; " + model.scope();
        }
        String parameters = model.parameters().entrySet().stream()
                .map(p -> p.getKey() + " = " + p.getValue())
                .collect(Collectors.joining(", "));
        return parameters.isEmpty() ? "" : ", with " + parameters;
    }

    private String title() {
        Finding f = trace.finding();
        return switch (f.kind()) {
            case "cover" -> "how " + f.property() + " (cover) is reached";
            default -> "counterexample of " + f.property() + " (" + f.kind() + ")";
        };
    }

    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** What the run shows, in lines that are not wrapped. */
    List<String> finding() {
        Finding f = trace.finding();
        List<String> lines = new ArrayList<>();
        boolean cover = f.kind().equals("cover");
        String steps = trace.steps().isEmpty()
                ? "in the initial state"
                : "after step " + trace.steps().size();
        if (f.stepHasNoSuccessor()) {
            steps = "by step " + trace.steps().size();
        }
        lines.add((cover ? "reached " : "violated ") + steps + ": " + f.property());
        if (!f.text().isEmpty()) {
            lines.add("  " + f.text());
        }
        f.paragraphs().forEach(p -> lines.add("  " + p.replaceAll("\\s+", " ")));
        String at = place(f.file(), f.line());
        if (f.conjunct() != null) {
            lines.add("  " + (at.isEmpty() ? "" : at + ": ") + f.decision() + ": " + f.conjunct());
        } else if (!at.isEmpty()) {
            lines.add("  at " + at);
        }
        if (!f.elements().isEmpty()) {
            lines.add("  for " + named(f.elements()));
        }
        if (!f.values().isEmpty()) {
            lines.add("  where " + named(f.values()));
        }
        return lines;
    }

    private static String place(@Nullable String file, int line) {
        return file == null ? "" : line > 0 ? file + ":" + line : file;
    }

    private static String named(List<Named> all) {
        return all.stream().map(n -> n.name() + " = " + n.value()).collect(Collectors.joining(", "));
    }
}
