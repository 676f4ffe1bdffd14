package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.prove.solver.Z3Solver;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Run;

/** Bounded search finds the shortest runs, and the real classes make their steps. */
class BoundedSearchTest {
    private static final Path DOCS = Path.of("..", "docs", "examples");

    private static BoundedSearch search(Base base, int depth) throws Exception {
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        BoundedSearch search = new BoundedSearch(system, system.goals());
        try (Z3Solver solver = new Z3Solver()) {
            search.run(new Asker(solver, Deadline.in(Duration.ofMinutes(5)), 1L << 30, () -> false), depth);
        }
        for (Run run : search.found().values()) {
            assertTrue(new JvmReplay(base.program()).run(run, false).same(), "a run that does not replay");
        }
        return search;
    }

    private static Map<String, Integer> lengths(BoundedSearch search) {
        Map<String, Integer> lengths = new TreeMap<>();
        search.found().forEach((g, r) -> lengths.put(g.name(), r.length()));
        return lengths;
    }

    @Test
    void aWordThatOverflowsAfterSixteenSteps() throws Exception {
        Base base = Base.of(DOCS.resolve("lockbox/lockbox.inv"), "unchecked_alone", Map.of());
        BoundedSearch search = search(base, 9);
        assertEquals(Map.of(), lengths(search));
        assertEquals(9, search.done());
        assertEquals(Map.of("fits", 16), lengths(search(base, 16)));
    }

    @Test
    void aCoverThatIsReachedAfterEightSteps() throws Exception {
        Base base = Base.of(DOCS.resolve("refcount/refcount.inv"), "refcount", Map.of());
        assertEquals(Map.of("a_page_is_held_twice", 8), lengths(search(base, 8)));
    }

    @Test
    void aBugOfTheHypervisorAtItsTrueWidth() throws Exception {
        Base base = Base.of(
                Path.of("..", "spec", "proofs", "searched", "bugs_at_true_widths.inv"),
                "undo_although_nothing_was_taken_until_2009",
                Map.of());
        assertEquals(
                Map.of(
                        "failing_get_is_neutral", 3,
                        "count_moves_by_one", 3,
                        "referenced_page_has_an_owner", 3,
                        "revival_is_explicit", 3),
                lengths(search(base, 3)));
    }

    @Test
    void itEndsWhenItIsInterrupted() throws Exception {
        Base base = Base.of(DOCS.resolve("refcount/refcount.inv"), "refcount", Map.of());
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        BoundedSearch search = new BoundedSearch(system, system.goals());
        try (Z3Solver solver = new Z3Solver()) {
            search.run(new Asker(solver, Deadline.in(Duration.ofMinutes(5)), 1L << 30, () -> search.done() >= 2), 8);
        }
        assertEquals(2, search.done());
        assertEquals("interrupted", search.stopped());
    }
}
