package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;

/** A lemma is a claim that must be true, and not something that is taken on trust. */
class LemmasTest {
    private static final String MODEL = """
            import org.pageproof.machine.*;

            @Model("tiny")
            public class Tiny {
                static final class Cpu {}
                final Word word = new Word(2, 0);
                final Cpu[] cpus = {new Cpu(), new Cpu()};

                @Operation("count")
                void count(Cpu self) {
                    int found = (int) word.read();
                    if (found < 2) {
                        word.write(found + 1);
                    }
                }
            }
            """;
    private static final String SPEC = """
            module m;
            model tiny;
            lemma small [L1] "The word stays small." { word <= 2 }
            lemma smaller [L2] { word < 2 }
            lemma says_nothing { word == 3 => false }
            scenario all_of_them { cpus all repeat count; check all; expect holds of small; expect violation of L2 in 4 steps; }
            scenario one_of_them { cpus all repeat count; check L1; expect holds; }
            scenario nothing_said { cpus all repeat count; check says_nothing; expect holds of says_nothing; }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String spec = "";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Tiny.java"), MODEL);
        spec = Files.writeString(folder.resolve("m.inv"), SPEC).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore", "interpreter", "threads"})
    void aWrongLemmaIsFoundWithATrace(String engine) throws IOException {
        String out = folder.resolve("out").toString();
        Ran ran = Ran.command("check", spec, "--scenario", "all_of_them", "--engine", engine, "--out", out)
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains("L2 smaller"), ran.out());
        try (Stream<Path> files = Files.walk(Path.of(out))) {
            Path trace = files.filter(f -> f.getFileName().toString().endsWith("smaller.json"))
                    .findFirst()
                    .orElseThrow();
            String json = Files.readString(trace);
            assertEquals(List.of(), Schemas.complaints("trace.schema.json", json));
            JsonNode finding = new ObjectMapper().readTree(json).get("finding");
            assertEquals("lemma", finding.get("kind").asText());
            Ran.command("replay", trace.toString()).ends(ExitCode.MET);
        }
    }

    @Test
    void enginesAgreeOnLemmas() {
        Ran ran = Ran.command(
                        "agree", spec, "--scenario", "all_of_them", "--engine", "interpreter", "--engine", "threads")
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains("violated: L2 in 4"), ran.out());
    }

    @Test
    void onlyLemmasThatAreNamedAreChecked() {
        Ran ran = Ran.command("check", spec, "--scenario", "one_of_them").ends(ExitCode.MET);
        assertTrue(ran.out().contains("small") && !ran.out().contains("smaller"), ran.out());
    }

    @Test
    void aLemmaThatSaysNothingIsVacuous() {
        Ran ran = Ran.command("check", spec, "--scenario", "nothing_said").ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("VACUOUS"), ran.out());
    }

    @Test
    void theListTellsLemmasFromInvariants() {
        Ran ran = Ran.command("list", spec).ends(ExitCode.MET);
        assertTrue(ran.out().contains("L1 small (lemma): The word stays small."), ran.out());
    }
}
