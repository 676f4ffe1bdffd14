package org.pageproof.checker.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace;

/**
 * The results of a check for the log of a GitHub Actions job: the text of each scenario folded in a group, the table, and an
 * annotation at the place in the spec of everything that makes the exit code other than 0. What was violated is an error;
 * what could not be decided is a warning, for it may hold.
 */
public final class GithubReport implements Report {
    private final TextReport text;
    private final @Nullable Path workspace;

    /**
     * A report.
     *
     * @param text the form between the commands
     * @param workspace the folder that annotations name files relative to; null for the current folder
     */
    public GithubReport(TextReport text, @Nullable Path workspace) {
        this.text = text;
        this.workspace = workspace;
    }

    @Override
    public String begin(String tool, String specs) {
        return harmless(text.begin(tool, specs));
    }

    @Override
    public String scenario(ScenarioResult s) {
        return "::group::" + data(s.name() + " (" + Words.scope(s) + ")") + "\n"
                + harmless(text.scenario(s).stripTrailing()) + "\n::endgroup::\n";
    }

    @Override
    public String end(CheckResults results) {
        StringBuilder out = new StringBuilder(harmless(text.end(results)));
        for (ScenarioResult s : results.scenarios()) {
            for (PropertyResult p : s.properties()) {
                if (p.expected() != null && !Boolean.TRUE.equals(p.met())) {
                    String title = s.name() + ": " + p.title();
                    out.append(command(p.met() == null ? "warning" : "error", p.place(), title, message(s, p)));
                }
            }
        }
        for (NotChecked n : results.notChecked()) {
            String kind = n.why() == NotChecked.Why.INTERRUPTED ? "warning" : "error";
            String title = (n.scenario() == null ? "spec " + n.module() : n.scenario()) + ": "
                    + n.why().words();
            out.append(command(kind, n.place(), title, n.text()));
        }
        return out.toString();
    }

    private static String message(ScenarioResult s, PropertyResult p) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.verdict(p));
        Trace trace = p.trace();
        if (trace != null) {
            Trace.Finding f = trace.finding();
            if (f.conjunct() != null) {
                lines.add(f.decision() + ": " + f.conjunct());
            } else if (!f.text().isEmpty()) {
                lines.add(f.text());
            }
            if (!f.elements().isEmpty()) {
                lines.add("for " + named(f.elements()));
            }
            if (!f.values().isEmpty()) {
                lines.add("where " + named(f.values()));
            }
        }
        lines.add("scenario " + s.name() + " of " + s.place());
        lines.add("model " + Words.model(s) + "; " + s.scope());
        return String.join("\n", lines);
    }

    private static String named(List<Trace.Named> all) {
        return all.stream().map(n -> n.name() + " = " + n.value()).collect(Collectors.joining(", "));
    }

    private String command(String kind, Place place, String title, String message) {
        String position = place.line() == 0 ? "" : ",line=" + place.line() + ",col=" + place.column();
        return "::" + kind + " file=" + value(relative(place.file())) + position + ",title=" + value(title) + "::"
                + data(message.stripTrailing()) + "\n";
    }

    private String relative(String file) {
        if (workspace == null) {
            return file;
        }
        Path full = Path.of(file).toAbsolutePath().normalize();
        Path root = workspace.toAbsolutePath().normalize();
        return full.startsWith(root) ? root.relativize(full).toString() : file;
    }

    /** What stands after the second colons of a command. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** What stands after the equals sign of a command's parameter. */
    static String value(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** Text of a spec or a model in which the log's reader finds no command, in the form of today or of old. */
    static String harmless(String text) {
        return text.replaceAll("(?m)^(\\s*):(?=:)", "$1: ").replace("##[", "# #[");
    }
}
