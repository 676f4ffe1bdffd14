package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** Verdicts and traces of claims about calls and accesses, from check to replay. */
class CallTracesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Path spec(String claims, String scenario) throws IOException {
        Files.copy(
                Schemas.root().resolve("checker/src/test/resources/models/calls/Calls.java"),
                folder.resolve("Calls.java"));
        return Files.writeString(
                folder.resolve("calls.inv"),
                "module calls;\nmodel calls;\n" + claims + "\nscenario s {\n" + scenario + "\n}\n");
    }

    @Test
    void tracesSayWhichCallDecidesAndReplay() throws IOException {
        Path spec = spec("""
                invariant neutral on return get(c, p) -> ok { !ok => p.refs == 0 && c.held == none }
                transition stored { forall p in pages: by write of p.refs => p.refs == 0 }
                cover refused on return get(_, p) -> ok { !ok && p == pages[1] }
                """, """
                cpus 2 repeat get | put | clear;
                expect violation of neutral;
                expect violation of stored;
                expect reached refused;
                """);
        Path out = folder.resolve("out");
        Ran.command("check", spec.toString(), "--continue", "--out", out.toString())
                .ends(ExitCode.MET);
        says(out, "neutral", "ok = false", "p.refs == 0");
        says(out, "stored", "p = pages[0]", "by write of p.refs");
        says(out, "refused", "p = pages[1]", "ok = false");
    }

    private static void says(Path out, String property, String... parts) throws IOException {
        Path trace;
        try (var files = Files.walk(out)) {
            trace = files.filter(
                            f -> f.toString().endsWith(".json") && f.toString().contains(property))
                    .findFirst()
                    .orElseThrow();
        }
        String shown = Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
        for (String part : parts) {
            assertTrue(shown.contains(part), shown);
        }
        String replayed = Ran.command("replay", "--on", "jvm", trace.toString())
                .ends(ExitCode.MET)
                .out();
        assertTrue(replayed.contains("end in the same"), replayed);
    }

    @Test
    void whatIsNeverCalledIsVacuous() throws IOException {
        Path spec = spec("""
                invariant called on enter clear(_, p) { p.refs == 0 }
                invariant returned on return clear { true }
                transition stored { forall p in pages: by write of p.refs => p.refs == 0 }
                """, "cpus 2 repeat get | put;");
        String out = Ran.command("check", spec.toString())
                .ends(ExitCode.NOT_MET)
                .out()
                .replaceAll("\\s+", " ");
        assertTrue(out.contains("clear is never called in this scope"), out);
        assertTrue(out.contains("clear never returns in this scope"), out);
        assertTrue(out.contains("stored: VACUOUS"), out);
    }
}
