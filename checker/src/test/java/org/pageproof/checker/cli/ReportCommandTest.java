package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** What {@code report} writes, and what it refuses. */
class ReportCommandTest {
    private static final Path RECORDED = Schemas.root().resolve("counterexamples");
    private static final Path ONE = RECORDED.resolve("refcount-owner_first").resolve("trace.json");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void onePageBesideItsTrace() throws IOException {
        Path trace = copy(ONE, "a.json");
        String out = report(trace).ends(ExitCode.MET).out();
        assertEquals("wrote " + folder.resolve("a.html") + System.lineSeparator(), out);
        String page = Files.readString(folder.resolve("a.html"));
        assertTrue(page.contains("held_page_keeps_its_owner"), page);
        assertTrue(page.contains("RefCountOwnerFirst.java"), "the excerpt of the model's source");
        assertFalse(page.contains("has changed since"), page);
        assertEquals(List.of("a.html", "a.json"), files());
    }

    @Test
    void aFolderGetsAnIndex() throws IOException {
        Path traces = Files.createDirectories(folder.resolve("traces/below"));
        Files.copy(ONE, traces.resolveSibling("a.json"));
        Files.copy(ONE, traces.resolve("a.json"));
        Files.copy(RECORDED.resolve("B13/trace.json"), traces.resolve("b.json"));
        Path out = folder.resolve("reports");
        report(traces.resolveSibling(""), "--output", out.toString()).ends(ExitCode.MET);
        Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(Files.readString(out.resolve("index.html")));
        List<String> found = new ArrayList<>();
        while (links.find()) {
            assertTrue(Files.isRegularFile(out.resolve(links.group(1))), links.group(1));
            found.add(links.group(1));
        }
        assertEquals(List.of("a.html", "below/a.html", "below/b.html"), found);
    }

    @Test
    void otherJsonIsPassedOverAndBrokenTracesAreNot() throws IOException {
        copy(ONE, "a.json");
        Files.writeString(folder.resolve("check.json"), "{\"scenarios\": []}");
        String out = report(folder).ends(ExitCode.MET).out();
        assertTrue(out.contains("skipped check.json: it is no trace"), out);

        Files.delete(folder.resolve("a.html"));
        Files.delete(folder.resolve("index.html"));
        String text = Files.readString(ONE);
        Files.writeString(folder.resolve("z.json"), text.substring(0, text.length() / 2));
        report(folder).refuses("z.json:", "Unexpected end-of-input");
        assertEquals(List.of("a.json", "check.json", "z.json"), files());
    }

    @Test
    void badInputIsSaidAndNothingIsWritten() throws IOException {
        report(folder.resolve("none.json")).refuses("none.json", "there is no such file");
        report(folder).refuses("there is no trace in this folder", "check --out");
        report(Files.writeString(folder.resolve("a.json"), "{}")).refuses("a.json", "not a trace");
        report(Files.writeString(folder.resolve("a.json"), "no")).refuses("a.json:1:", "not JSON");
        String newer = Files.readString(ONE).replace("\"format\" : 1", "\"new\" : 1, \"format\" : 9");
        report(Files.writeString(folder.resolve("a.json"), newer)).refuses("a.json", "a newer pageproof");
        assertEquals(List.of("a.json"), files());
        Path trace = copy(ONE, "a.json");
        Path file = Files.writeString(folder.resolve("file"), "");
        report(trace, "--output", file.toString()).refuses("there is a file of that name");
        Ran.command("report").refuses("TRACE|DIR");
        Files.move(trace, folder.resolve("index.json"));
        report(folder).refuses("index.json", "the name of the index");
    }

    @Test
    void whatHasChangedSinceIsSaid() throws IOException {
        String text = Files.readString(ONE);
        assertTrue(page(text.replaceAll("(\"fingerprint\" : \")\\w", "$10"))
                .contains("the model has changed since the trace was recorded (its code or its world is different)"));
        assertTrue(page(text.replaceAll("(\"fingerprint\" : \")\\w", "$10"))
                .contains("refcount.inv has changed since the trace was recorded"));
        assertTrue(page(text.replace("\"name\" : \"refcount\"", "\"name\" : \"gone\""))
                .contains("the model gone with variant owner_first is not on the model path"));
        assertTrue(
                page(text.replace("refcount/refcount.inv", "refcount/gone.inv")).contains("gone.inv is not there"));
        String page = page(text.replace("\"operation\" : \"release\"", "\"operation\" : \"gone\""));
        assertTrue(page.contains("cannot be built with the parameters of the trace any more"), page);
    }

    /** {@link DocumentationTest} runs them. */
    @Test
    void theExamplesOfThePageDoNotWriteIntoTheSources() throws IOException {
        List<String> examples = Files.readString(Schemas.root().resolve("docs/reports.md"))
                .lines()
                .filter(l -> l.startsWith("./pageproof report "))
                .toList();
        assertTrue(examples.size() >= 2, examples.toString());
        examples.forEach(e -> assertTrue(e.contains("--output target/"), e));
    }

    private String page(String trace) throws IOException {
        report(Files.writeString(folder.resolve("t.json"), trace)).ends(ExitCode.MET);
        return Files.readString(folder.resolve("t.html"));
    }

    private Path copy(Path trace, String name) throws IOException {
        return Files.writeString(folder.resolve(name), Files.readString(trace));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static Ran report(Path place, String... options) {
        return Ran.command(Stream.concat(Stream.of("report", place.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
