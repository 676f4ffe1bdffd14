package org.pageproof.checker.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.ShownTrace;

/** The results of a check as text: a block per scenario as it ends, and a table of 80 columns at the end. */
public final class TextReport implements Report {
    /** Columns of the table. */
    public static final int WIDTH = 80;

    private static final int PROPERTY = 42;

    private final boolean showAllTraces;
    private final int width;

    /**
     * A report.
     *
     * @param showAllTraces whether counterexamples are shown, too, that were expected or of which nothing is expected; those
     *     that are against what was expected always are
     * @param columns most columns of everything but the table
     */
    public TextReport(boolean showAllTraces, int columns) {
        this.showAllTraces = showAllTraces;
        this.width = Math.min(ShownTrace.WIDTH, columns);
    }

    @Override
    public String begin(String tool, String specs) {
        return tool + ": checking " + specs + "\nseed: " + Words.SEED + "\n\n";
    }

    @Override
    public String scenario(ScenarioResult s) {
        StringBuilder out = new StringBuilder();
        wrapped(out, s.name() + " (" + s.file() + ")");
        wrapped(out, "  model " + Words.model(s) + "; " + s.scope());
        if (s.isSkipped()) {
            // An address in it must stay in one piece.
            return out.append("  SKIPPED: ")
                    .append(s.properties().get(0).reason())
                    .append("\n\n")
                    .toString();
        }
        wrapped(out, "  " + numbers(s));
        SharedLemmas lemmas = SharedLemmas.of(s.properties());
        lemmas.lines().forEach(l -> wrapped(out, "  " + l));
        for (PropertyResult p : s.properties()) {
            boolean known = p.verdict() != Verdict.HOLDS && (p.verdict().decides() || !p.always());
            if (Boolean.FALSE.equals(p.met()) || p.verdict() == Verdict.VIOLATED || (known && p.expected() != null)) {
                wrapped(out, "  " + p.title() + ": " + Words.verdict(p, lemmas));
            }
        }
        wrapped(out, holds(s));
        s.remarks().forEach(r -> wrapped(out, "  " + r));
        for (PropertyResult p : s.properties()) {
            if (p.trace() != null && p.verdict() == Verdict.VIOLATED && isShown(p)) {
                out.append('\n').append(new ShownTrace(p.trace(), width).text());
                out.append(
                        p.traceFile() == null
                                ? "  (check --out DIR writes this as a file for show and replay)\n"
                                : "  written to " + p.traceFile() + "\n");
            }
        }
        return out.append('\n').toString();
    }

    private boolean isShown(PropertyResult p) {
        boolean asked = p.expected() != null || !p.always();
        return Boolean.FALSE.equals(p.met()) || (showAllTraces && asked);
    }

    private void wrapped(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            Columns.wrap(text, width, "      ")
                    .forEach(line -> out.append(line.stripTrailing()).append('\n'));
        }
    }

    /** How many properties hold, of which the table says the names. */
    private static String holds(ScenarioResult s) {
        Map<Boolean, Long> holds = s.properties().stream()
                .filter(p -> p.verdict() == Verdict.HOLDS && !Boolean.FALSE.equals(p.met()))
                .collect(Collectors.partitioningBy(PropertyResult::always, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        holds.forEach((always, n) -> {
            if (n > 0) {
                parts.add(n + (always ? " always checked" : n == 1 ? " property" : " properties"));
            }
        });
        return parts.isEmpty() ? "" : "  " + String.join(", ", parts) + ": HOLDS";
    }

    private static String numbers(ScenarioResult s) {
        ScenarioResult.Numbers n = s.numbers();
        String bytes =
                n.bytesPerState() > 0 ? String.format(Locale.ROOT, ", %.0f bytes per state", n.bytesPerState()) : "";
        return String.format(Locale.ROOT, "%s, %.2f s%s", Words.visited(s), n.seconds(), bytes);
    }

    @Override
    public String end(CheckResults results) {
        StringBuilder out = new StringBuilder();
        if (!results.scenarios().isEmpty()) {
            out.append(table(results.scenarios()));
        }
        if (!results.leftOut().isEmpty()) {
            String names = "--quick left out " + results.leftOut().size() + ": " + String.join(", ", results.leftOut());
            Columns.wrap(names, WIDTH, "    ")
                    .forEach(line -> out.append(line.stripTrailing()).append('\n'));
        }
        if (!results.scenarios().isEmpty()) {
            out.append(summary(results.scenarios())).append('\n');
        }
        return out.toString();
    }

    /** The table that ends the output: by spec, a line for each scenario with its scope, below it its properties. */
    private String table(List<ScenarioResult> scenarios) {
        Columns table = new Columns(List.of(PROPERTY, WIDTH - PROPERTY - 3));
        table.row(List.of(List.of("scenario (scope) and properties"), List.of("verdict")));
        table.rule();
        StringBuilder out = new StringBuilder(table.toString());
        boolean several =
                scenarios.stream().map(ScenarioResult::file).distinct().count() > 1;
        String file = "";
        for (ScenarioResult s : scenarios) {
            if (several && !s.file().equals(file)) {
                file = s.file();
                out.append(file).append(":\n");
            }
            Columns.wrap(s.name() + " (" + Words.scope(s) + ")", WIDTH, "    ")
                    .forEach(line -> out.append(line.stripTrailing()).append('\n'));
            Columns rows = new Columns(List.of(PROPERTY, WIDTH - PROPERTY - 3));
            for (Row row : rows(s)) {
                rows.row(List.of(List.of("  " + row.property()), List.of(row.verdict())));
            }
            out.append(rows);
        }
        table = new Columns(List.of(PROPERTY, WIDTH - PROPERTY - 3));
        table.rule();
        return out.append(table).toString();
    }

    /** The last line: how many expectations were met. */
    static String summary(List<ScenarioResult> scenarios) {
        long notMet = count(scenarios, Boolean.FALSE);
        long open = count(scenarios, null);
        String all = scenarios.size() + (scenarios.size() == 1 ? " scenario: " : " scenarios: ");
        if (notMet == 0 && open == 0) {
            return all + "every expectation met";
        }
        return all + "expectations: "
                + count(scenarios, Boolean.TRUE)
                + " met"
                + (notMet > 0 ? ", " + notMet + " not met" : "")
                + (open > 0 ? ", " + open + " not decided" : "");
    }

    private static long count(List<ScenarioResult> scenarios, @Nullable Boolean met) {
        return scenarios.stream()
                .flatMap(s -> s.properties().stream())
                .filter(p -> p.expected() != null && Objects.equals(p.met(), met))
                .count();
    }

    /** Of so many properties the names are no longer read. */
    private static final int MOST_NAMED = 3;

    private record Row(String property, String verdict) {}

    /** One row per property; always-checked ones that say the same share one, and so do those nobody asked about. */
    private static List<Row> rows(ScenarioResult s) {
        List<Row> rows = new ArrayList<>();
        if (s.isSkipped()) {
            return List.of(new Row("every property (" + s.properties().size() + ")", Verdict.SKIPPED.word()));
        }
        SharedLemmas lemmas = SharedLemmas.of(s.properties());
        Map<String, List<String>> always = new LinkedHashMap<>();
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (PropertyResult p : s.properties()) {
            if (p.expected() == null && !p.verdict().decides()) {
                others.computeIfAbsent(Words.verdict(p, lemmas), v -> new ArrayList<>())
                        .add(p.title());
            } else if (p.always() && p.verdict() != Verdict.VIOLATED) {
                String named = p.verdict().decides() ? "" : " " + p.name();
                always.computeIfAbsent(Words.verdict(p, lemmas), v -> new ArrayList<>())
                        .add(named);
            } else {
                rows.add(new Row(p.title(), Words.verdict(p, lemmas)));
            }
        }
        always.forEach((verdict, names) -> rows.add(new Row(
                "always checked" + (names.contains("") ? " (" + names.size() + ")" : ":" + String.join(",", names)),
                verdict)));
        others.forEach((verdict, names) -> rows.add(new Row(few(names) + ", of which nothing is expected", verdict)));
        return rows;
    }

    private static String few(List<String> names) {
        return names.size() > MOST_NAMED ? names.size() + " more" : String.join(", ", names);
    }
}
