package org.pageproof.checker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.html.HtmlReport;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes traces as HTML pages. */
@Command(
        name = "report",
        description = "Writes a recorded counterexample as an HTML page, to be stepped through in a browser.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof report trace.json                          writes trace.html beside it",
            "  pageproof report counterexamples --output reports    a page for each trace, and an index"
        })
final class ReportCommand implements Callable<Integer> {
    private static final String INDEX = "index.html";

    private final Console console;

    @Parameters(
            paramLabel = "TRACE|DIR",
            description = "A trace written by check, or a folder: then every trace in it and in the folders below.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path place;

    @Option(
            names = {"--output", "--out"},
            paramLabel = "DIR",
            description = "Where the pages are written. Default: each one beside its trace.")
    private @Nullable Path output;

    @Option(
            names = "--model-path",
            paramLabel = "PLACE",
            description = "Where models and their sources are, as for check.")
    private List<Path> modelPath = new ArrayList<>();

    ReportCommand(Console console) {
        this.console = console;
    }

    /** All pages are made before the first one is written: what is refused leaves nothing behind. */
    @Override
    public Integer call() throws BadInput {
        boolean folder = Files.isDirectory(place);
        TraceFolder traces = folder ? TraceFolder.read(place) : TraceFolder.single(place);
        HtmlReport html = new HtmlReport();
        SpecLoader loader = new SpecLoader(modelPath);
        Map<Path, String> pages = new LinkedHashMap<>();
        List<HtmlReport.Listed> listed = new ArrayList<>();
        for (Map.Entry<Path, Trace> t : traces.traces().entrySet()) {
            Path page = t.getKey().resolveSibling(htmlName(t.getKey()));
            pages.put(page, html.page(t.getValue(), new ReportSurroundings(t.getValue(), loader).of(t.getKey())));
            listed.add(new HtmlReport.Listed(slashes(page), slashes(t.getKey()), t.getValue()));
        }
        if (folder) {
            Path index = Path.of(INDEX);
            if (pages.containsKey(index)) {
                throw new BadInput(place.resolve("index.json")
                        + ": the page of this trace would take the name of the index; give the file another name");
            }
            pages.put(
                    index,
                    html.index(String.valueOf(place.toAbsolutePath().normalize().getFileName()), listed));
        }
        write(pages, output != null ? output : traces.root());
        traces.skipped().forEach(s -> console.out().println("skipped " + s + ": it is no trace"));
        console.out().flush();
        return ExitCode.MET.code();
    }

    private void write(Map<Path, String> pages, Path root) throws BadInput {
        for (Map.Entry<Path, String> page : pages.entrySet()) {
            Path file = root.resolve(page.getKey());
            Path parent = file.getParent();
            Path written = OutputFolder.open(parent == null ? Path.of("") : parent)
                    .write(String.valueOf(file.getFileName()), page.getValue());
            console.out().println("wrote " + written);
        }
    }

    private static String htmlName(Path trace) {
        return String.valueOf(trace.getFileName()).replaceFirst("\\.json$", "") + ".html";
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
