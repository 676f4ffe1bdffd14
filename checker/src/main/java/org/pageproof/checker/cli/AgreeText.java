package org.pageproof.checker.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.engine.Engine;

/** The rows for people, 80 columns wide with six engines. */
final class AgreeText implements AgreeTable {
    private static final int NAME = 13;
    private static final int CELL = 8;
    private static final int COLUMNS = 80;

    private final Console console;
    private final List<Engine> judges;
    private String spec = "";

    AgreeText(Console console, List<Engine> judges) {
        this.console = console;
        this.judges = judges;
    }

    @Override
    public void begin() {
        StringBuilder head = new StringBuilder(String.format("%-" + NAME + "s%9s%10s", "", "states", "transit."));
        head.append(cell("explore"));
        judges.forEach(j -> head.append(cell(j.name())));
        line(head.toString());
    }

    @Override
    public void row(AgreeRow row) {
        if (!spec.equals(row.spec())) {
            spec = row.spec();
            line(spec);
        }
        boolean fits = row.scenario().length() < NAME - 2;
        if (!fits) {
            line("  " + row.scenario());
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-" + NAME + "s%,9d%,10d",
                fits ? "  " + row.scenario() : "",
                row.explored().result().states(),
                row.explored().result().transitions()));
        text.append(cell(AgreeRow.seconds(row.explored())));
        judges.forEach(j -> text.append(cell(AgreeRow.seconds(row.judged().get(j.name())))));
        line(text.toString());
        if (!row.violated().isEmpty()) {
            indented("violated: " + row.violated());
        }
        if (!row.explored().result().exhaustive()) {
            indented("explore did not visit everything: "
                    + row.explored().result().unknown());
        }
        row.remarks().forEach(this::indented);
        row.contradictions().forEach(c -> indented("CONTRADICTION: " + c));
        console.out().flush();
    }

    @Override
    public void end(AgreeRun.Totals totals) {
        line("");
        line("seconds of each engine; ?: it did not judge everything; skipped: not asked, for");
        line("the scenario is larger than its --most, or for the reason below the row");
        indented("judged to the end, of " + totals.scenarios() + ": " + asked(totals.asked()));
        if (!totals.unjudged().isEmpty()) {
            indented("by explore alone, or by nobody: " + String.join(", ", totals.unjudged()));
        }
        line(totals.words());
        console.out().flush();
    }

    private static String asked(Map<String, Integer> asked) {
        return asked.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return String.format("%" + CELL + "s", text.equals("interpreter") ? "interp" : text);
    }

    /** A remark on the row above, in lines that fit. */
    private void indented(String text) {
        StringBuilder line = new StringBuilder("   ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > COLUMNS && !line.toString().isBlank()) {
                line(line.toString());
                line = new StringBuilder("     ");
            }
            line.append(' ').append(word);
        }
        line(line.toString());
    }

    private void line(String text) {
        console.out().println(text);
    }
}
