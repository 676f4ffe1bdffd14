package org.pageproof.checker.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.RandomScenario;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.mutation.Hunt.Check;
import org.pageproof.checker.mutation.Hunt.Tried;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.threads.ThreadsEngine;
import org.pageproof.checker.trace.Walks;

/**
 * Would anyone notice if the compiled step program lied? Lies are planted in compiled programs, and the engines that trust them are
 * held against the one that runs the real classes and has never seen the program.
 *
 * <p>{@code -Dpageproof.mutants=N} plants N lies in each program, more than the tests have time for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HuntingLiesTest {
    private static final String BEGIN = "<!-- generated: mutants -->";
    private static final double ENOUGH = 0.95;
    private static final long SEED = 20;
    private static final int RANDOM_MODELS = 4;
    private static final Path DOCS = Path.of("..", "docs", "examples");
    private static final Path SHIPPED = Path.of("..", "spec", "invariants");

    private final Hunt hunt = new Hunt();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        Map<String, Long> small = Map.of("cpus", 2L, "pages", 1L);
        plant(Base.of(DOCS.resolve("refcount/refcount.inv"), "refcount", small), 50);
        plant(Base.of(DOCS.resolve("lockbox/lockbox.inv"), "lockbox", Map.of("cpus", 1L)), 50);
        plant(Base.of(SHIPPED.resolve("offlining.inv"), "left_in_the_heap", Map.of()), 25);
        plant(Base.of(SHIPPED.resolve("page_references.inv"), "allocated_before_counted", Map.of()), 15);
        for (Base random : RandomScenario.some(SEED, RANDOM_MODELS, folder)) {
            plant(random, 20);
        }
        System.out.print(hunt.table());
    }

    private void plant(Base base, int lies) {
        Answer judged = base.judged(new ThreadsEngine());
        Suspect honest = new Suspect(
                base.program(), new GeneratedNextState(base.program()), base.properties(base.program()), 100_000);
        wrong.addAll(new Answer("explore", true, honest.answer()).contradicts(judged));
        if (!honest.replays() || Walks.differ(base.program(), Hunt.WALKED, SEED).isPresent()) {
            wrong.add(base.name() + " does not replay");
        }
        assertTrue(judged.result().exhaustive(), judged.result().unknown());
        hunt.program(base, judged, Integer.getInteger("pageproof.mutants", lies), SEED);
    }

    @Test
    void almostEveryLieIsNoticed() {
        double rate = hunt.rate(EnumSet.allOf(Check.class));
        assertTrue(rate >= ENOUGH, hunt::table);
        assertTrue(hunt.tried().size() >= 150, hunt::table);
        for (String operator : List.of(
                "drop a write",
                "an access does not write",
                "swap a branch",
                "widen a mask",
                "narrow a mask",
                "lose a live local",
                "skip a CPU",
                "lose a choice",
                "off by one")) {
            assertTrue(hunt.tried().stream().anyMatch(t -> t.operator().equals(operator)), operator);
        }
    }

    /** A weaker check notices less, and what it misses is named: so the rate can fall below what is demanded. */
    @Test
    void whoLooksAtVerdictsAloneMissesMany() {
        Set<Check> weak = EnumSet.of(Check.SEARCH, Check.VERDICTS);
        assertTrue(hunt.rate(weak) < ENOUGH, hunt::table);
        Tried missed = hunt.survivors(weak).get(0);
        assertFalse(missed.isNoticedBy(weak));
        assertTrue(missed.toString().matches(".*: .*"), missed.toString());
    }

    @Test
    void honestProgramsRaiseNoAlarm() {
        assertEquals(List.of(), wrong);
    }

    /** {@code -Dpageproof.refresh=true} writes the numbers again. */
    @Test
    void theNumbersAreWhatTheDocumentSays() throws IOException {
        assumeTrue(
                Integer.getInteger("pageproof.mutants") == null, "the document has the numbers of the usual mutants");
        Path file = Path.of("..", "docs", "trust.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf("<!-- end -->", from);
        String expected = "\n" + hunt.table();
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertEquals(
                    expected,
                    text.substring(from, to),
                    "run with -Dpageproof.refresh=true after a change that is meant");
        }
    }

    @Test
    void whatChangesNothingThatCanBeReachedIsNoLie() throws Exception {
        Base base = Base.of(DOCS.resolve("lockbox/lockbox.inv"), "lockbox", Map.of("cpus", 1L));
        Graph graph = new Graph(base.program());
        assertFalse(graph.isChangedBy(new Mutant("none", "", base::program), base.program()));
        List<Mutant> lies = StateMutations.of(base.program());
        Mutant skipped = lies.stream()
                .filter(m -> m.operator().equals("skip a CPU"))
                .findFirst()
                .orElseThrow();
        assertTrue(graph.isChangedBy(skipped, skipped.made().get()));
    }
}
