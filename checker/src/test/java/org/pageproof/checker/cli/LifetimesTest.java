package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** Claims about lifetimes, from a spec to the reports. */
class LifetimesTest {
    private static final String SPEC = """
            module s;
            model tables;

            nested inner_within_outer [D8] "The inner table lies within the outer one." for v in vcpus:
                v.inner != none
                    within v.outer != none;
            // One more; it is not part of the last.
            ref no_stale_name [D9] for v in vcpus: v.named == 1 needs v.inner != none;
            nested stopped for v in vcpus where v.running == 0: v.inner != none within v.outer != none;
            ref never_stored for v in vcpus where v.running == 0: v.inner needs v.outer != none;

            scenario outer_first {
                model with cpus = 1;
                cpus 1 run build(v = vcpus[0]), outer_first(v = vcpus[0]);
                check D8, D9;
                expect violation of D8 in 7 steps;
                expect holds of D9;
            }
            scenario inner_first {
                model with cpus = 1;
                cpus 1 run build(v = vcpus[0]), inner_first(v = vcpus[0]);
                check D8, D9;
                expect holds of D8;
                expect violation of no_stale_name in 6 steps;
            }
            scenario three_steps {
                model with cpus = 1;
                cpus 1 run build(v = vcpus[0]), three_steps(v = vcpus[0]);
                check D8, D9;
                expect holds;
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void model() throws IOException {
        Files.copy(
                Schemas.root().resolve("checker/src/test/resources/models/tables/Tables.java"),
                folder.resolve("Tables.java"));
    }

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("s.inv"), text);
    }

    @Test
    void violationsAreExpectedRecordedAndShown() throws IOException {
        Path out = folder.resolve("out");
        Ran.command("check", spec(SPEC).toString(), "--continue", "--out", out.toString())
                .ends(ExitCode.MET);
        shows(
                out,
                "inner_within_outer",
                "counterexample of inner_within_outer (nested), 7 steps",
                "s.inv:6: broken: v.inner != none is alive, v.outer != none is not for v = vcpus[0]",
                "where v.outer = none, v.inner = frames[1]");
        shows(
                out,
                "no_stale_name",
                "counterexample of no_stale_name (ref), 6 steps",
                "broken: v.named == 1 is stored, v.inner != none is not alive for v = vcpus[0]",
                "where v.inner = none, v.named = 1");
    }

    @Test
    void theReportQuotesTheWholeClaim() throws IOException {
        Path out = folder.resolve("out");
        Ran.command("check", spec(SPEC).toString(), "--scenario", "outer_first", "--out", out.toString())
                .ends(ExitCode.MET);
        Path trace = trace(out, "inner_within_outer");
        Ran.command("report", trace.toString()).ends(ExitCode.MET);
        String text = Files.readString(Path.of(trace.toString().replace(".json", ".html")));
        assertTrue(text.contains("D8"), text);
        assertTrue(text.contains("broken:"), text);
        assertTrue(text.contains("        within v.outer != none;"), text);
        assertTrue(!text.contains("it is not part of the last"), text);
    }

    @Test
    void whatIsNeverAliveIsVacuous() throws IOException {
        String vacuous =
                SPEC.replace("check D8, D9;\n    expect holds;", "check stopped, never_stored;\n    expect holds;");
        String said = Ran.command("check", spec(vacuous).toString(), "--scenario", "three_steps")
                .ends(ExitCode.MET)
                .out();
        assertTrue(said.contains("VACUOUS"), said);
        assertTrue(said.contains("what is nested is never alive in this scope"), said);
        assertTrue(said.contains("the reference is never stored in this scope"), said);
    }

    @Test
    void listAndLintKnowThem() throws IOException {
        Path spec = spec(SPEC);
        String listed = Ran.command("list", spec.toString()).ends(ExitCode.MET).out();
        assertTrue(
                listed.contains("D8 inner_within_outer (nested): The inner table lies within the outer one."), listed);
        assertTrue(listed.contains("D9 no_stale_name (ref)"), listed);
        String lint = Ran.command("lint", spec.toString()).out();
        assertTrue(lint.contains("PL06") && lint.contains("stopped"), lint);
    }

    private static Path trace(Path out, String property) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(
                            f -> f.toString().endsWith(".json") && f.toString().contains(property))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void shows(Path out, String property, String... parts) throws IOException {
        Path trace = trace(out, property);
        String shown = Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
        for (String part : parts) {
            assertTrue(shown.replaceAll("\\s+", " ").contains(part), shown);
        }
        Ran.command("replay", "--on", "jvm", trace.toString()).ends(ExitCode.MET);
    }
}
