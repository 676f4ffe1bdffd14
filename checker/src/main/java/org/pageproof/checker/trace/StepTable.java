package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of a trace as a table. Where there is room each CPU has a column that says what it does. Otherwise the CPUs
 * share a narrow column in which the number of the CPU that runs stands in its own place, with a colon in the places of
 * those that stand inside an operation, and what it does has the next column to itself.
 */
final class StepTable {
    private static final int NUMBER = 4;
    private static final int SEPARATOR = 3;
    private static final int WIDEST_CPU = 27;
    private static final int NARROWEST_CPU = 24;
    private static final int WIDEST_PLACE = 38;
    private static final int IDLE_CPU = 4;
    private static final int MOST_COLUMNS = 4;
    private static final String LAST_COLUMN = "access and changes";

    private final Trace trace;
    private final int width;
    private final Set<Integer> acting;
    private final int cpus;

    /** The CPUs that would have a column: all of them, or where these are too many those that take a step. */
    private final List<Integer> columns;

    StepTable(Trace trace, int width) {
        this.trace = trace;
        this.width = width;
        this.acting = trace.steps().stream().map(TraceStep::cpu).collect(Collectors.toCollection(TreeSet::new));
        int highest = acting.stream().mapToInt(c -> c + 1).max().orElse(0);
        this.cpus = Math.max(trace.model().cpus().size(), highest);
        this.columns = cpus <= MOST_COLUMNS ? IntStream.range(0, cpus).boxed().toList() : List.copyOf(acting);
    }

    /** The CPUs that the table does not mention. */
    List<Integer> leftOut() {
        return columnEach()
                ? IntStream.range(0, cpus)
                        .filter(c -> !columns.contains(c))
                        .boxed()
                        .toList()
                : List.of();
    }

    String text() {
        boolean columnEach = columnEach();
        Columns table = new Columns(columnEach ? widths() : lanesWidths());
        List<List<String>> head = new ArrayList<>();
        head.add(List.of("step"));
        if (columnEach) {
            columns.forEach(c -> head.add(List.of("cpu" + c)));
        } else {
            head.add(List.of("cpu"));
            head.add(List.of("where"));
        }
        head.add(List.of(LAST_COLUMN));
        table.row(head);
        table.rule();
        for (int i = 0; i < trace.steps().size(); i++) {
            TraceStep step = trace.steps().get(i);
            if (step.switched() != null) {
                table.note("~ cpu" + step.cpu() + " goes on: " + step.switched());
            }
            List<List<String>> row = new ArrayList<>();
            row.add(List.of(String.format("%" + NUMBER + "d", i + 1)));
            if (columnEach) {
                columns.forEach(c -> row.add(c == step.cpu() ? place(step) : List.of()));
            } else {
                row.add(List.of(lanes(i)));
                row.add(place(step));
            }
            row.add(happens(step));
            table.row(row);
        }
        return table.toString();
    }

    /** Whether there is room for a column for each CPU, and for what happens beside them. */
    private boolean columnEach() {
        return acting.isEmpty()
                || (columnWidth() >= Math.min(widest(WIDEST_CPU), NARROWEST_CPU)
                        && free() - acting.size() * columnWidth() >= NARROWEST_CPU);
    }

    /** What the CPUs may share: all but the column of what happens, which keeps at least two fifths. */
    private int columnWidth() {
        int free = free();
        return Math.max(6, Math.min(widest(WIDEST_CPU), (free - free * 2 / 5) / acting.size()));
    }

    private int free() {
        int idle = columns.size() - acting.size();
        return width - NUMBER - SEPARATOR * (columns.size() + 1) - idle * IDLE_CPU;
    }

    private List<Integer> widths() {
        int cpu = acting.isEmpty() ? 0 : columnWidth();
        List<Integer> widths = new ArrayList<>();
        widths.add(NUMBER);
        columns.forEach(c -> widths.add(acting.contains(c) ? cpu : IDLE_CPU));
        widths.add(free() - acting.size() * cpu);
        return widths;
    }

    private List<Integer> lanesWidths() {
        int lanes = Math.max(3, lane(cpus) - 1);
        int free = width - NUMBER - lanes - 3 * SEPARATOR;
        int place = Math.min(widest(WIDEST_PLACE), free / 2);
        return List.of(NUMBER, lanes, place, free - place);
    }

    /** Where the place of a CPU begins in the column that they share. */
    private static int lane(int cpu) {
        int at = 0;
        for (int c = 0; c < cpu; c++) {
            at += Integer.toString(c).length() + 1;
        }
        return at;
    }

    private String lanes(int i) {
        StringBuilder line = new StringBuilder();
        int running = trace.steps().get(i).cpu();
        List<String> stand = trace.states().get(i).cpus();
        for (int c = 0; c < cpus; c++) {
            String number = Integer.toString(c);
            boolean inside = c < stand.size() && stand.get(c).startsWith("in ");
            line.append(c == running ? number : (inside ? ":" : " ") + " ".repeat(number.length() - 1));
            line.append(' ');
        }
        return line.toString().stripTrailing();
    }

    private int widest(int most) {
        int widest = trace.steps().stream()
                .flatMap(s -> place(s).stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.min(most, Math.max(5, widest));
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
}
