package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec that imports others is checked, shown, listed and replayed as one, and what is said names the file it is about. */
class ImportsTest {
    private static final String RULES = """
            module rules;
            model xen.Pages;

            import "names/names.inv";

            /** Said of every CPU. */
            transition failing_get_is_neutral [I30] { forall c in cpus: neutral(c)' }
            """;
    private static final String NAMES = """
            module names;
            model xen.Pages;

            def neutral(c: Cpu) = c.failed_get_moved == 0;
            """;
    private static final String MAIN = """
            module main;
            model xen.Pages;

            import "rules.inv";

            cover failed { exists c in cpus: !neutral(c) }

            scenario undo_although_nothing_was_taken {
                model with pages = 1, domains = 1, cpus = 1;
                with variant B07;
                cpus all repeat get_page | alloc_heap_pages | assign_pages;
                check all;
                expect violation of I30 in 3 steps;
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String main = "";
    private String out = "";

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("names"));
        Files.writeString(folder.resolve("rules.inv"), RULES);
        Files.writeString(folder.resolve("names/names.inv"), NAMES);
        main = Files.writeString(folder.resolve("main.inv"), MAIN).toString();
        out = folder.resolve("out").toString();
    }

    private Path trace() throws IOException {
        Ran.command("check", main, "--out", out, "--property", "I30").ends(ExitCode.MET);
        try (Stream<Path> files = Files.walk(Path.of(out))) {
            List<Path> traces = files.filter(f -> f.getFileName().toString().endsWith("is_neutral.json"))
                    .toList();
            assertEquals(1, traces.size(), traces.toString());
            return traces.get(0);
        }
    }

    @Test
    void aPropertyOfAnotherFileIsCheckedShownAndReplayed() throws IOException {
        String trace = trace().toString();
        Ran shown = Ran.command("show", trace).ends(ExitCode.MET);
        assertTrue(shown.out().contains("names/names.inv:4: false: c.failed_get_moved == 0"), shown.out());
        assertTrue(shown.out().contains("Said of every CPU."), shown.out());
        Ran replayed = Ran.command("replay", trace).ends(ExitCode.MET);
        assertFalse(replayed.out().contains("has changed"), replayed.out());
    }

    @Test
    void theReportShowsTheRuleWhereverItStands() throws IOException {
        Path reports = folder.resolve("reports");
        Ran.command("report", trace().toString(), "--out", reports.toString()).ends(ExitCode.MET);
        try (Stream<Path> files = Files.walk(reports)) {
            Path page = files.filter(f -> f.toString().endsWith("is_neutral.html"))
                    .findFirst()
                    .orElseThrow();
            String html = Files.readString(page);
            assertTrue(html.contains("rules.inv"), html);
            assertTrue(html.contains("forall c in cpus: "), html);
            assertFalse(html.contains("has changed since"), html);
        }
    }

    @Test
    void aChangeOfAnImportedFileIsAChangeOfTheSpec() throws IOException {
        String trace = trace().toString();
        Files.writeString(folder.resolve("names/names.inv"), NAMES + "// And more.\n");
        Ran replayed = Ran.command("replay", trace);
        assertTrue(replayed.out().contains("main.inv has changed since the trace was recorded"), replayed.out());
    }

    @Test
    void listAndLint() {
        Ran listed = Ran.command("list", main).ends(ExitCode.MET);
        assertTrue(listed.out().contains("  imports\n    rules.inv\n"), listed.out());
        assertTrue(listed.out().contains("I30 failing_get_is_neutral"), listed.out());
        assertEquals("", Ran.command("lint", main).ends(ExitCode.MET).out());
        assertEquals(
                "",
                Ran.command("lint", folder.resolve("names/names.inv").toString())
                        .ends(ExitCode.MET)
                        .out());
    }

    @Test
    void anErrorNamesTheFileThatItIsIn() throws IOException {
        Files.writeString(folder.resolve("names/names.inv"), NAMES.replace("failed_get_moved", "moved"));
        Ran.command("check", main).refuses("names/names.inv:4:25: error PP022: Cpu has no field \"moved\"");
        Files.delete(folder.resolve("names/names.inv"));
        Ran.command("check", main)
                .refuses("rules.inv:4:8: error PP016: there is no file " + folder.resolve("names/names.inv"));
    }

    @Test
    void noValueInAnImportedDefinition() throws IOException {
        Files.writeString(
                folder.resolve("names/names.inv"),
                NAMES.replace("c.failed_get_moved == 0", "1 / c.failed_get_moved < 2"));
        Ran.command("check", main).refuses("names/names.inv:4:23: error PP052: ", "division by zero");
    }
}
