package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** The command {@code prove}. */
@NeedsZ3
class ProveCommandTest {
    /** {@code -Dpageproof.refresh=true} writes the table into the page again. */
    @Test
    void theTableFitsATerminalAndIsThatOfTheDocumentation() throws IOException {
        String table = Ran.command("prove", "--capacity").ends(ExitCode.MET).out();

        assertTrue(table.lines().allMatch(l -> l.length() <= 80), table);
        Path page = Schemas.root().resolve("docs/capacity.md");
        String before = Files.readString(page);
        String now = before.replaceFirst(
                "(?s)(\\$ ./pageproof prove --capacity\n).*?```", "$1" + Matcher.quoteReplacement(table) + "```");
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.writeString(page, now);
        } else {
            assertEquals(now, before);
        }
    }

    @Test
    void everyQuestionIsWritten(@TempDir Path folder) throws IOException {
        Path written = folder.resolve("questions");
        Ran.command("prove", "--capacity", "--emit-smt2", written.toString()).ends(ExitCode.MET);

        Path least = written.resolve("capacity/0002-E0-general-l1Entries-131071.smt2");
        String text = Files.readString(least);
        assertTrue(
                text.contains("; unsat means: no guest within 131071 pages of 4 KiB takes more references to a page"
                        + " than the general count of 26 bits holds"),
                text);
        assertTrue(text.contains(" answered unsat\n") && text.endsWith("(check-sat)\n"), text);
        Ran.command("prove", "--capacity", "--emit-smt2", written.toString()).refuses("--emit-smt2", "not empty");
    }

    @Test
    void programsGetExactNumbers() throws IOException {
        String json = Ran.command("prove", "--capacity", "--format", "json")
                .ends(ExitCode.MET)
                .out();

        JsonNode counters = new ObjectMapper().readTree(json).get("counters");
        JsonNode e0 = counters.get(0);
        assertEquals(
                "E0 general 26 67108862",
                e0.get("era").asText() + " " + e0.get("counter").asText() + " "
                        + e0.get("bits").asInt() + " " + e0.get("most").asLong());
        assertEquals(131_072, e0.get("l1Entries").get("leastFrames").asLong());
        assertEquals(512L << 20, e0.get("l1Entries").get("leastBytes").asLong());
        assertEquals(
                8,
                StreamSupport.stream(counters.spliterator(), false)
                        .filter(c -> c.get("allKinds").get("verdict").asText().equals("possible"))
                        .count());
    }

    @Test
    void anInterruptEndsItInconclusively() {
        Interrupt interrupt = Interrupt.byRequest();
        interrupt.request();

        Ran ran = Ran.command(interrupt, "prove", "--capacity").ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("UNKNOWN: cancelled"), ran.out());
    }

    @Test
    void wrongUseIsRefused() {
        Ran.command("prove", "--capacity", "--scenario", "lockbox").refuses("--capacity", "scenario");
        for (String option : List.of("--timeout=5s", "--memory=1g", "--why", "--property=fits", "--set=cpus=3")) {
            Ran.command("prove", "--capacity", option).refuses("--capacity", "leave out");
        }
        Ran.command("prove", "--format", "json").refuses("--format", "check --engine prove");
        Ran.command("prove", "--capacity", "--format", "xml").refuses("xml", "text", "json");
    }
}
