package org.pageproof.checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.CheckResults;
import org.pageproof.checker.report.GithubReport;
import org.pageproof.checker.report.JsonReport;
import org.pageproof.checker.report.JunitReport;
import org.pageproof.checker.report.MarkdownSummary;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.Report;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.TextReport;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.trace.TraceFile;

/** Where the results of a check go: in one form to standard output, and with {@code --out} to files. */
final class CheckOutput {
    /** The forms that results can have. */
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        GITHUB;

        /** As it is written on the command line. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return List.of(values()).stream().map(Format::word).toList();
        }
    }

    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Console console;
    private final Format format;
    private final Report report;
    private final @Nullable OutputFolder folder;

    private CheckOutput(Console console, Format format, Report report, @Nullable OutputFolder folder) {
        this.console = console;
        this.format = format;
        this.report = report;
        this.folder = folder;
    }

    /**
     * An output that has been tried out, before a long search.
     *
     * @param single whether one scenario alone is checked, of which every trace is shown
     * @param out the folder for files; null for none
     * @throws BadInput when something cannot be written
     */
    static CheckOutput open(Console console, Format format, boolean single, @Nullable Path out) throws BadInput {
        TextReport text = new TextReport(single, console.columns());
        Map<String, String> environment = console.environment();
        String workspace = environment.get("GITHUB_WORKSPACE");
        Report report = switch (format) {
            case TEXT -> text;
            case JSON -> new JsonReport();
            case JUNIT -> new JunitReport();
            case GITHUB -> new GithubReport(text, workspace == null ? null : Path.of(workspace));
        };
        if (format == Format.GITHUB) {
            append(environment.get(SUMMARY), "");
        }
        return new CheckOutput(console, format, report, out == null ? null : OutputFolder.open(out));
    }

    void begin(String specs) {
        print(report.begin(Version.tool(), specs));
    }

    /** Writes the traces of the result where files are wanted, and prints it; returns it with the places of the traces. */
    ScenarioResult scenario(ScenarioResult result) throws BadInput {
        ScenarioResult written = folder == null ? result : traces(result, folder);
        print(report.scenario(written));
        return written;
    }

    private static ScenarioResult traces(ScenarioResult result, OutputFolder folder) throws BadInput {
        List<PropertyResult> properties = new ArrayList<>();
        for (PropertyResult p : result.properties()) {
            if (p.trace() == null) {
                properties.add(p);
            } else {
                String name = result.module() + "." + result.name() + "." + p.name() + ".json";
                properties.add(p.writtenTo(
                        folder.write(name, new TraceFile().write(p.trace())).toString()));
            }
        }
        return result.with(properties);
    }

    void end(CheckResults results) throws BadInput {
        if (folder != null) {
            folder.write("check.json", new JsonReport().end(results));
            folder.write("junit.xml", new JunitReport().end(results));
        }
        print(report.end(results));
        if (format == Format.GITHUB) {
            String summary = MarkdownSummary.of(results);
            String file = console.environment().get(SUMMARY);
            if (file == null || file.isEmpty()) {
                print("\n" + summary);
            } else {
                append(file, summary);
            }
        }
    }

    private static void append(@Nullable String file, String text) throws BadInput {
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BadInput(SUMMARY + ": cannot write " + file
                    + "; name a file that can be written, or unset it and the summary is printed");
        }
    }

    private void print(String text) {
        console.out().print(text);
        console.out().flush();
    }
}
