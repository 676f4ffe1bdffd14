package org.pageproof.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.explore.LockBoxSteps.Variant;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Successors;

/** The exact counts and counterexample lengths of the lock benchmark. */
class LockBoxTest {
    @ParameterizedTest
    @CsvSource({"1, 392, 504, 33", "2, 2208, 5088, 35", "3, 9720, 32184, 43", "4, 38448, 165888, 51"})
    void countsAreExact(int cpus, long states, long transitions, int depth) {
        LockBoxSteps model = new LockBoxSteps(cpus, Variant.BASE);
        Monitor oneInside = new OneProperty((words, at) -> model.inside(words[at]) > 1);
        SearchResult result = new Explorer(model, oneInside, Goal.EVERYTHING).run();

        assertEquals(Ending.EXHAUSTED, result.ending());
        assertEquals(states, result.states());
        assertEquals(transitions, result.transitions());
        assertEquals(depth, result.depth());
        assertEquals(List.of(), result.findings());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aDeadlockIsAViolationOfTheState(int cpus) {
        LockBoxSteps model = new LockBoxSteps(cpus, Variant.OPPOSITE);
        Explorer explorer = new Explorer(model, Monitor.NOTHING, new Goal(0, Set.of(BuiltIn.NO_DEADLOCK)));
        SearchResult result = explorer.run();

        Finding.OfStep finding = result.finding(BuiltIn.NO_DEADLOCK).orElseThrow();
        assertEquals(2, finding.steps());
        assertEquals(Successors.NO_CPU, finding.cpu());
        List<long[]> path = explorer.path(finding);
        assertEquals(3, path.size());
        Paths.assertPath(model, path);
        assertEquals(Ending.DECIDED, result.ending());
    }

    @Test
    void aDeadlockAtTheDepthLimitIsFound() {
        LockBoxSteps model = new LockBoxSteps(2, Variant.OPPOSITE);
        Explorer explorer = new Explorer(
                model, Monitor.NOTHING, Goal.EVERYTHING, Limits.NONE.withDepth(2), () -> false, Progress.Listener.NONE);
        SearchResult result = explorer.run();

        assertEquals(Ending.DEPTH, result.ending());
        assertEquals(2, result.finding(BuiltIn.NO_DEADLOCK).orElseThrow().steps());
    }

    @Test
    void oneCpuCannotDeadlock() {
        SearchResult result =
                new Explorer(new LockBoxSteps(1, Variant.OPPOSITE), Monitor.NOTHING, Goal.EVERYTHING).run();

        assertEquals(584, result.states());
        assertEquals(744, result.transitions());
        assertTrue(result.finding(BuiltIn.NO_DEADLOCK).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "2, 15", "3, 15"})
    void aStoreThatDoesNotFitIsAViolationOfTheStep(int cpus, int steps) {
        LockBoxSteps model = new LockBoxSteps(cpus, Variant.UNCHECKED);
        Explorer explorer = new Explorer(model, Monitor.NOTHING, Goal.EVERYTHING);
        SearchResult result = explorer.run();

        Finding.OfStep finding = result.finding(BuiltIn.FITS).orElseThrow();
        assertEquals(steps, finding.steps());
        assertEquals(steps, explorer.path(finding).size(), "the path ends before the step, which has no successor");
    }
}
