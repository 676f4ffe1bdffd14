package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;

/** Checks that are made by another engine than the search: the same verdicts, traces like any other. */
class OtherEnginesTest {
    private static final String REFCOUNT =
            Schemas.root().resolve("docs/examples/refcount/refcount.inv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "threads"})
    void holdsWhereTheSearchHolds(String engine) {
        Ran ran = Ran.command("check", REFCOUNT, "--scenario", "refcount", "--engine", engine)
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains(engine + ": 705 states, 1,810 transitions, "), ran.out());
        assertTrue(ran.out().contains("refcount (2 CPUs, 1 page, engine " + engine + ")"), ran.out());
        assertTrue(ran.out().contains("held_page_keeps_its_owner") && !ran.out().contains("depth"), ran.out());
    }

    @Test
    void whatTheInterpreterFindsIsATraceThatReplays() throws Exception {
        Ran.command(
                        "check",
                        REFCOUNT,
                        "--scenario",
                        "owner_first",
                        "--engine",
                        "interpreter",
                        "--format",
                        "json",
                        "--out",
                        folder.toString())
                .ends(ExitCode.MET);
        String json = Files.readString(folder.resolve("check.json"));
        JsonNode result = new ObjectMapper().readTree(json);
        JsonNode scenario = result.get("scenarios").get(0);
        assertEquals("interpreter", scenario.get("engine").asText());
        assertTrue(scenario.get("depth").isNull());
        assertEquals(List.of(), Schemas.complaints("check.schema.json", json));
        try (var files = Files.walk(folder)) {
            Path trace = files.filter(f -> f.toString().contains("held_page_keeps_its_owner"))
                    .filter(f -> f.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            Ran replayed =
                    Ran.command("replay", "--on", "jvm", trace.toString()).ends(ExitCode.MET);
            assertTrue(replayed.out().contains("the same 16 steps end in the same violation"), replayed.out());
        }
    }

    @Test
    void timeAndInterruptsLeaveThingsUnknown() {
        Ran late = Ran.command(
                        "check",
                        REFCOUNT,
                        "--scenario",
                        "put_plain_write_three_cpus",
                        "--engine",
                        "interpreter",
                        "--timeout",
                        "1ms")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(late.out().replaceAll("\\s+", " ").contains("UNKNOWN (time: the limit"), late.out());
        Interrupt interrupt = Interrupt.byRequest();
        interrupt.request();
        Ran.command(interrupt, "check", REFCOUNT, "--scenario", "refcount", "--engine", "interpreter")
                .ends(ExitCode.INCONCLUSIVE);
    }
}
