package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** {@code check --engine prove}, and {@code prove} of scenarios. */
class ProveScenariosTest {
    private static final String LOCKBOX = "../docs/examples/lockbox/lockbox.inv";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void whatIsProvedMeetsTheExpectationThatItHolds() throws Exception {
        Ran ran = Ran.command("check", LOCKBOX, "--engine", "prove", "--scenario", "opposite_alone", "--format", "json")
                .ends(ExitCode.MET);
        assertEquals(List.of(), Schemas.complaints("check.schema.json", ran.out()));
        JsonNode results = new ObjectMapper().readTree(ran.out());
        JsonNode scenario = results.get("scenarios").get(0);
        assertEquals("prove", scenario.get("engine").asText());
        for (JsonNode p : scenario.get("properties")) {
            assertEquals("PROVED", p.get("verdict").asText(), p.toString());
            assertTrue(p.get("met").asBoolean(), p.toString());
            assertTrue(p.get("reason").asText().matches("chc|induction, k = [12]"), p.toString());
        }
    }

    @Test
    void withoutAFileThereAreThoseThatOnlyProofsCanJudge() {
        for (List<String> command : List.of(List.of("check", "--engine", "prove"), List.of("prove"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--scenario", "march_202"));
            Ran ran = Ran.command(arguments.toArray(String[]::new)).ends(ExitCode.BAD_INPUT);
            assertTrue(ran.err().contains("did you mean march_2020?"), ran.err());
        }
    }

    @Test
    void aViolationIsFoundAfterTheExpectedStepsAndReplayed() {
        Ran ran = Ran.command("check", LOCKBOX, "--engine", "prove", "--scenario", "opposite", "--method", "bmc")
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains("no_deadlock: VIOLATED in 2 steps, as expected"), ran.out());
        assertTrue(ran.out().contains("counterexample of no_deadlock (always checked), 2 steps"), ran.out());
    }

    /** As check shows it, after all verdicts, with the command that writes it for replay. */
    @Test
    void whatIsViolatedIsShownWithItsTrace() {
        Interrupt none = Interrupt.byRequest();
        Ran ran = Ran.command(
                        80, none, "prove", LOCKBOX, "--scenario", "opposite", "--method", "bmc", "--timeout", "5s")
                .ends(ExitCode.NOT_MET);
        String out = ran.out();
        assertTrue(out.contains("  no_deadlock: VIOLATED in 2 steps\n"), out);
        int trace = out.indexOf("counterexample of no_deadlock (always checked), 2 steps\n");
        assertTrue(trace > out.indexOf("  call_depth: UNKNOWN"), out);
        assertTrue(out.contains("violated after step 2: no_deadlock\n"), out);
        assertTrue(out.contains("(check --engine prove --out DIR writes this as a file for show and replay)\n"), out);
        assertTrue(out.lines().allMatch(l -> l.length() <= 80), out);

        String there = folder.resolve("traces").toString();
        Ran.command("check", "--engine", "prove", "--out", there, LOCKBOX, "--scenario", "opposite", "--method", "bmc")
                .ends(ExitCode.MET);
        Ran.command(
                        "replay",
                        folder.resolve("traces/lockbox.opposite.no_deadlock.json")
                                .toString())
                .ends(ExitCode.MET);
    }

    @Test
    void aRunFromADeclaredStateSaysSo() {
        String spec = Schemas.root().resolve("spec/invariants/shadow_count.inv").toString();
        Ran ran = Ran.command("prove", spec, "--scenario", "check_wider_than_25_bits", "--method", "bmc")
                .ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("count_moves_by_one: VIOLATED in 4 steps from a declared state\n"), ran.out());
    }

    /** A proof says nothing of premises; runs at random show most of them. */
    @Test
    void aPremiseThatNoRunMetIsNamed() throws IOException {
        Path file = folder.resolve("premises.inv");
        Files.writeString(file, Files.readString(Path.of(LOCKBOX)) + """

                invariant never { inside > 1 => inside == 0 }
                invariant sometimes { inside > 0 => inside < 2 }
                transition once { inside > inside' => inside' == 0 }
                transition stays { inside == 1 && inside' == 3 => inside == 0 }
                """);
        String out = Ran.command(
                        "prove",
                        file.toString(),
                        "--model-path",
                        "../docs/examples/lockbox",
                        "--scenario",
                        "opposite_alone")
                .ends(ExitCode.MET)
                .out();
        assertTrue(out.contains("\n  no run at random met the premise of never, stays; a search tells\n"), out);
    }

    @Test
    void whatIsInTheWayIsShownWithTheQuestions() {
        Ran ran = Ran.command("prove", LOCKBOX, "--scenario", "lockbox", "--method", "induction", "--why")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("this state may be unreachable; a lemma that excludes it would help"), ran.out());
        assertTrue(ran.out().contains("* inside = "), ran.out());
        assertTrue(
                ran.out().matches("(?s).* in add, before Word\\.\\w+ at LockBox\\.java:\\d+, with n = \\d.*"),
                ran.out());
        assertTrue(ran.out().contains("questions, the slowest first (+ marks"), ran.out());
        assertTrue(ran.out().lines().allMatch(l -> l.length() <= 102), ran.out());
    }

    @Test
    void everyQuestionIsWritten() throws IOException {
        Path out = folder.resolve("questions");
        Ran.command("prove", LOCKBOX, "--scenario", "opposite_alone", "--emit-smt2", out.toString())
                .ends(ExitCode.MET);
        try (Stream<Path> files = Files.list(out.resolve("lockbox.opposite_alone"))) {
            List<Path> all =
                    files.filter(f -> f.toString().endsWith(".smt2")).sorted().toList();
            assertTrue(all.size() > 5, all.toString());
            for (Path file : all) {
                String text = Files.readString(file);
                boolean horn = file.getFileName().toString().contains("-chc-");
                assertTrue(text.contains("\n; " + (horn ? "sat" : "unsat") + " means: "), text);
                assertTrue(text.contains("\n; assumed: "), text);
                assertEquals(text.contains(" keeps BOUNDS"), text.contains("\n; BOUNDS: every value stays"), text);
                assertTrue(text.startsWith("; pageproof ") && text.contains("; parameters: cpus = 1\n"), text);
                assertTrue(text.endsWith("(check-sat)\n"), text);
            }
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(1, beside.count());
        }
        Ran.command("prove", LOCKBOX, "--scenario", "opposite_alone", "--emit-smt2", out.toString())
                .refuses("--emit-smt2", "not empty");
    }

    /** What is listed for a verdict was answered as hoped; a question about a step that was asked again is not listed. */
    @Test
    void theIndexSaysWhatVerdictsRestOn() throws IOException {
        Path out = folder.resolve("questions");
        Ran.command("prove", LOCKBOX, "--scenario", "opposite_alone", "--emit-smt2", out.toString())
                .ends(ExitCode.MET);
        Path own = out.resolve("lockbox.opposite_alone");
        String index = Files.readString(own.resolve("index.txt"));
        assertTrue(index.contains("\nno_exception: PROVED (induction, k = 1), by [1]\n"), index);
        assertTrue(index.contains("\nfits: PROVED (induction, k = 2), by [2]\n"), index);
        assertTrue(index.contains("\n[2] those of [1], and\n"), index);
        assertTrue(index.contains("\nBOUNDS: every value"), index);
        List<String> listed = index.lines()
                .filter(l -> l.endsWith(".smt2"))
                .map(String::strip)
                .toList();
        for (String name : listed) {
            String text = Files.readString(own.resolve(name));
            assertTrue(text.contains(name.contains("-chc-") ? " answered sat " : " answered unsat "), name);
        }
        try (Stream<Path> files = Files.list(own)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("-induction-")).toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString();
                assertEquals(text.contains(" answered unsat "), listed.contains(name), name);
            }
        }
    }

    @Test
    void anInterruptEndsItInconclusively() {
        Interrupt interrupt = Interrupt.byRequest();
        interrupt.request();
        Ran ran = Ran.command(interrupt, "prove", LOCKBOX).ends(ExitCode.INCONCLUSIVE);
        assertFalse(ran.out().contains("PROVED"), ran.out());
    }
}
