package org.pageproof.checker.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pageproof.checker.trace.ShownTrace;

/** The results of a check as Markdown: what needs attention first, with its traces, then a table of all scenarios. */
public final class MarkdownSummary {
    /** GitHub takes a summary of 1 MiB; the table and a margin are left. */
    private static final int MOST_TRACE_BYTES = 700_000;

    private final StringBuilder out = new StringBuilder();
    private int room = MOST_TRACE_BYTES;

    private MarkdownSummary() {}

    /** The summary, ending in a line feed. */
    public static String of(CheckResults results) {
        return new MarkdownSummary().write(results);
    }

    private String write(CheckResults results) {
        out.append("## pageproof\n\n");
        out.append(TextReport.summary(results.scenarios()));
        if (!results.notChecked().isEmpty()) {
            out.append(", ").append(results.notChecked().size()).append(" not checked");
        }
        out.append(" (").append(results.tool()).append(")\n");
        for (ScenarioResult s : results.scenarios()) {
            for (PropertyResult p : s.properties()) {
                if (p.expected() != null && !Boolean.TRUE.equals(p.met())) {
                    problem(s, p);
                }
            }
        }
        for (NotChecked n : results.notChecked()) {
            String what = n.scenario() == null ? n.place().toString() : n.scenario() + " (" + n.place() + ")";
            out.append("\n### ").append(inline(what + ": " + n.why().words())).append("\n\n");
            block(n.text());
        }
        table(results.scenarios());
        if (!results.leftOut().isEmpty()) {
            out.append("\n`--quick` left out ")
                    .append(results.leftOut().size())
                    .append(": ")
                    .append(inline(String.join(", ", results.leftOut())))
                    .append('\n');
        }
        return out.toString();
    }

    private void problem(ScenarioResult s, PropertyResult p) {
        out.append("\n### ").append(inline(p.title() + ": " + Words.verdict(p))).append("\n\n");
        out.append("Scenario ").append(inline(s.name())).append(", ").append(inline(Words.scope(s)));
        out.append("; ").append(inline(p.place().toString())).append('\n');
        if (p.trace() == null) {
            return;
        }
        String trace = new ShownTrace(p.trace()).text();
        room -= trace.getBytes(StandardCharsets.UTF_8).length;
        if (room < 0) {
            out.append("\nThe trace is left out, the summary would be too long.\n");
            return;
        }
        out.append("\n<details><summary>")
                .append(p.steps() == null ? "trace" : Words.count(p.steps(), "step"))
                .append("</summary>\n\n");
        block(trace);
        out.append("\n</details>\n");
    }

    /** A fence that is longer than every one in the text. */
    private void block(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        out.append(fence)
                .append("text\n")
                .append(text.stripTrailing())
                .append('\n')
                .append(fence)
                .append('\n');
    }

    private void table(List<ScenarioResult> scenarios) {
        if (scenarios.isEmpty()) {
            return;
        }
        out.append("\n| scenario | scope | states | depth | result |\n|---|---|---:|---:|---|\n");
        for (ScenarioResult s : scenarios) {
            out.append("| ").append(inline(s.name()));
            out.append(" | ").append(inline(Words.scope(s)));
            out.append(" | ")
                    .append(String.format(Locale.ROOT, "%,d", s.numbers().states()));
            out.append(" | ")
                    .append(
                            s.numbers().hasDepth()
                                    ? Integer.toString(s.numbers().depth())
                                    : "-");
            out.append(" | ").append(inline(result(s))).append(" |\n");
        }
    }

    private static String result(ScenarioResult s) {
        int met = 0;
        int open = 0;
        int failed = 0;
        List<String> found = new ArrayList<>();
        for (PropertyResult p : s.properties()) {
            if (p.expected() != null) {
                Boolean is = p.met();
                if (is == null) {
                    open++;
                } else if (is) {
                    met++;
                } else {
                    failed++;
                }
                if (Boolean.TRUE.equals(is) && p.verdict() == Verdict.VIOLATED) {
                    found.add(p.name() + " " + Words.verdict(p));
                }
            }
        }
        String words = met + " met" + (failed > 0 ? ", " + failed + " not met" : "")
                + (open > 0 ? ", " + open + " not decided" : "");
        return found.isEmpty() ? words : words + ": " + String.join("; ", found);
    }

    /** Text in which Markdown and HTML find nothing of their own; underscores inside words mean nothing. */
    private static String inline(String text) {
        StringBuilder out = new StringBuilder();
        text.replaceAll("\\s+", " ").chars().forEach(c -> {
            if ("\\`*[]<>#|~&@".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append((char) c);
        });
        return out.toString();
    }
}
