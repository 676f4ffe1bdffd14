package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.engine.Engine;

/** The rows as a table for the documentation. */
final class AgreeMarkdown implements AgreeTable {
    private final Console console;
    private final List<Engine> judges;
    private final List<String> remarks = new ArrayList<>();

    AgreeMarkdown(Console console, List<Engine> judges) {
        this.console = console;
        this.judges = judges;
    }

    @Override
    public void begin() {
        String names = judges.stream().map(j -> " " + j.name() + " |").collect(Collectors.joining());
        console.out().println("| spec | scenario | states | transitions | violated, in steps | explore |" + names);
        console.out().println("|---|---|---:|---:|---|---:|" + "---:|".repeat(judges.size()));
    }

    @Override
    public void row(AgreeRow row) {
        String cells = judges.stream()
                .map(j -> " " + AgreeRow.seconds(row.judged().get(j.name())) + " |")
                .collect(Collectors.joining());
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d | %s | %s |%s",
                        row.spec(),
                        row.scenario(),
                        row.explored().result().states(),
                        row.explored().result().transitions(),
                        row.violated(),
                        AgreeRow.seconds(row.explored()),
                        cells));
        row.remarks().forEach(r -> remarks.add(row.scenario() + ": " + r));
        row.contradictions().forEach(c -> console.err().println(row.scenario() + ": CONTRADICTION: " + c));
        console.out().flush();
    }

    @Override
    public void end(AgreeRun.Totals totals) {
        String asked = totals.asked().entrySet().stream()
                .map((Map.Entry<String, Integer> e) -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        console.out().println();
        console.out()
                .println(totals.scenarios() + " scenarios; judged to the end by " + asked + "; contradictions: "
                        + totals.contradictions() + ".");
        remarks.forEach(r -> console.out().println("- " + r));
        console.out().flush();
    }
}
