package org.pageproof.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.explore.RefCountSteps.Variant;

/** The exact counts and counterexample lengths of the reference-counting benchmark. */
class RefCountTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 22, 34, 12",
        "2, 1, 705, 1810, 26",
        "1, 2, 228, 408, 23",
        "1, 3, 1944, 3672, 34",
        "2, 2, 27917, 76636, 40",
        "3, 1, 35886, 131665, 48",
        "2, 3, 666677, 1871958, 51",
        "4, 1, 1959315, 9186668, 70"
    })
    void countsAreExact(int cpus, int pages, long states, long transitions, int depth) {
        RefCountSteps model = new RefCountSteps(cpus, pages, Variant.BASE);
        SearchResult result = new Explorer(model, new RefCountInvariants(model), Goal.EVERYTHING).run();

        assertEquals(Ending.EXHAUSTED, result.ending());
        assertEquals(states, result.states());
        assertEquals(transitions, result.transitions());
        assertEquals(depth, result.depth());
        assertEquals(depth + 1, result.completeLevels());
        assertEquals(0, result.frontier());
        assertEquals(List.of(), result.findings());
    }

    @Test
    void theRowOfTheMemoryTarget() {
        RefCountSteps model = new RefCountSteps(3, 2, Variant.BASE);
        SearchResult result = new Explorer(model, Monitor.NOTHING, Goal.EVERYTHING).run();

        assertEquals(5_906_839, result.states());
        assertEquals(22_923_324, result.transitions());
        assertEquals(69, result.depth());
        assertTrue(result.bytesPerState() <= 24, () -> result.toString());
    }

    @Test
    void pathsToAllKindsOfStatesAreShortest() {
        RefCountSteps model = new RefCountSteps(2, 2, Variant.BASE);
        Explorer explorer = new Explorer(model, Monitor.NOTHING, Goal.EVERYTHING);
        SearchResult result = explorer.run();

        int length = 1;
        for (long state = 0; state < result.states(); state += 61) {
            List<long[]> path = explorer.path(state);
            Paths.assertPath(model, path);
            assertTrue(path.size() >= length, "in breadth-first order no path is shorter than one before it");
            length = path.size();
        }
        assertEquals(result.depth() + 1, explorer.path(result.states() - 1).size());
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 3", "2, 2, 2", "3, 1, 7"})
    void statesOfSeveralWordsAgree(int cpus, int pages, int words) {
        RefCountSteps model = new RefCountSteps(cpus, pages, Variant.BASE);
        SearchResult one = new Explorer(model, Monitor.NOTHING, Goal.EVERYTHING).run();
        SearchResult wide = new Explorer(new Widened(model, words), Monitor.NOTHING, Goal.EVERYTHING).run();

        assertEquals(one.states(), wide.states());
        assertEquals(one.transitions(), wide.transitions());
        assertEquals(one.depth(), wide.depth());
    }

    @ParameterizedTest
    @CsvSource({"OWNER_FIRST, 3, 0, 16", "PUT_PLAIN_WRITE, 2, 1, 13", "PUT_PLAIN_WRITE, 3, 1, 11"})
    void bugsAreFoundByShortestPaths(Variant variant, int cpus, int property, int steps) {
        RefCountSteps model = new RefCountSteps(cpus, 1, variant);
        RefCountInvariants invariants = new RefCountInvariants(model);
        Explorer explorer = new Explorer(model, invariants, new Goal(1L << property, Set.of()));
        SearchResult result = explorer.run();

        assertEquals(Ending.DECIDED, result.ending());
        Finding finding = result.finding(property).orElseThrow();
        assertEquals(steps, finding.steps());
        assertEquals(steps, result.depth(), "the search ends with the level that decides the goal");
        List<long[]> path = explorer.path(finding);
        assertEquals(steps + 1, path.size());
        Paths.assertPath(model, path);
        long[] last = path.get(steps);
        assertTrue((invariants.state(3, Monitor.NO_LOCATION, last, 0) & 1L << property) != 0);
    }

    @Test
    void ownerFirstHoldsForTwoCpus() {
        RefCountSteps model = new RefCountSteps(2, 1, Variant.OWNER_FIRST);
        SearchResult result = new Explorer(model, new RefCountInvariants(model), new Goal(3, Set.of())).run();

        assertEquals(43, result.states());
        assertEquals(152, result.transitions());
        assertEquals(Optional.empty(), result.finding(RefCountInvariants.OWNER));
        assertEquals(Ending.EXHAUSTED, result.ending());
    }
}
