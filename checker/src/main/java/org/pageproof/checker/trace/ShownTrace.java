package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace.Finding;
import org.pageproof.checker.trace.Trace.Named;

/**
 * A trace as text of at most {@link #WIDTH} columns: one row per step, one column per CPU that takes part, what the step
 * accesses and changes, why another CPU goes on, and below what is violated and for which elements.
 */
public final class ShownTrace {
    /** Columns of the text. */
    public static final int WIDTH = 100;

    private static final int NUMBER = 4;
    private static final int SEPARATOR = 3;
    private static final int WIDEST_CPU = 27;
    private static final int IDLE_CPU = 4;
    private static final int MOST_COLUMNS = 4;

    private final Trace trace;
    private final Set<Integer> acting;

    /** The CPUs that have a column: all of them, or where these are too many those that take a step. */
    private final List<Integer> columns;

    public ShownTrace(Trace trace) {
        this.trace = trace;
        this.acting = trace.steps().stream().map(TraceStep::cpu).collect(Collectors.toCollection(TreeSet::new));
        int cpus = trace.model().cpus().size();
        this.columns = cpus <= MOST_COLUMNS
                ? IntStream.range(
                                0,
                                Math.max(
                                        cpus,
                                        acting.stream()
                                                .mapToInt(c -> c + 1)
                                                .max()
                                                .orElse(0)))
                        .boxed()
                        .toList()
                : List.copyOf(acting);
    }

    /** The whole text, ending in a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        heading().forEach(h -> wrapped(out, h, "    "));
        out.append('\n').append(table()).append('\n');
        finding().forEach(f -> wrapped(out, f, "      "));
        return out.toString();
    }

    private static void wrapped(StringBuilder out, String text, String indent) {
        Columns.wrap(text, WIDTH, indent)
                .forEach(line -> out.append(line.stripTrailing()).append('\n'));
    }

    private List<String> heading() {
        Trace.Model model = trace.model();
        String parameters = model.parameters().entrySet().stream()
                .map(p -> p.getKey() + " = " + p.getValue())
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        lines.add(title() + ", " + count(trace.steps().size(), "step"));
        lines.add("  model " + model.name() + (model.variant() == null ? "" : ", variant " + model.variant())
                + (parameters.isEmpty() ? "" : ", with " + parameters));
        lines.add(
                "  scenario " + trace.spec().scenario() + " of " + trace.spec().file());
        String idle = IntStream.range(0, model.cpus().size())
                .filter(c -> !columns.contains(c))
                .mapToObj(c -> "cpu" + c)
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            lines.add("  without a step: " + idle);
        }
        return lines;
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

    private String table() {
        Columns table = new Columns(widths());
        List<List<String>> head = new ArrayList<>();
        head.add(List.of("step"));
        columns.forEach(c -> head.add(List.of("cpu" + c)));
        head.add(List.of("access and changes"));
        table.row(head);
        table.rule();
        for (int i = 0; i < trace.steps().size(); i++) {
            TraceStep step = trace.steps().get(i);
            if (step.switched() != null) {
                table.note("~ cpu" + step.cpu() + " goes on: " + step.switched());
            }
            List<List<String>> row = new ArrayList<>();
            row.add(List.of(" "
                            .repeat(Math.max(0, NUMBER - Integer.toString(i + 1).length()))
                    + (i + 1)));
            columns.forEach(c -> row.add(c == step.cpu() ? place(step) : List.of()));
            row.add(happens(step));
            table.row(row);
        }
        return table.toString();
    }

    /** The column of what happens keeps at least a third of the width; CPUs share the rest, none wider than it needs. */
    private List<Integer> widths() {
        int idle = columns.size() - acting.size();
        int n = acting.size();
        int free = WIDTH - NUMBER - SEPARATOR * (columns.size() + 1) - idle * IDLE_CPU;
        int cpu = n == 0 ? 0 : Math.max(6, Math.min(widestPlace(), (free - free * 2 / 5) / n));
        List<Integer> widths = new ArrayList<>();
        widths.add(NUMBER);
        columns.forEach(c -> widths.add(acting.contains(c) ? cpu : IDLE_CPU));
        widths.add(Math.max(16, free - n * cpu));
        return widths;
    }

    private int widestPlace() {
        int widest = trace.steps().stream()
                .flatMap(s -> place(s).stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.min(WIDEST_CPU, Math.max(4, widest));
    }

    private static List<String> place(TraceStep step) {
        List<String> lines = new ArrayList<>();
        lines.add(StepText.operation(step));
        String where = (StepText.function(step) + " " + StepText.source(step)).strip();
        if (!where.isEmpty()) {
            lines.add("  " + where);
        }
        return lines;
    }

    private static List<String> happens(TraceStep step) {
        List<String> lines = new ArrayList<>();
        if (!step.choices().isEmpty()) {
            lines.add(StepText.choices(step));
        }
        lines.add(StepText.accessed(step));
        StepText.changes(step).forEach(c -> lines.add("  " + c));
        return lines;
    }

    private List<String> finding() {
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
        String at = place(f.file(), f.line());
        if (f.conjunct() != null) {
            lines.add("  " + (at.isEmpty() ? "" : at + ": ") + (cover ? "true: " : "false: ") + f.conjunct());
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
