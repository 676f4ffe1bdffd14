package org.pageproof.checker.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;

/** What a JVM does not complain of is seen by the engine on real threads: who touches plain data, ranges, depth and endless loops. */
class RulesTest {
    private final ModelPath models;

    RulesTest() throws Exception {
        models = ModelPath.of(List.of(Path.of("src", "test", "resources", "models", "touched")));
    }

    @Test
    void leavingTheRangeOfAPlainFieldIsFound() throws Exception {
        assertEquals(Map.of("fits", 3), violations("rise"));
    }

    @Test
    void guardedDataWithoutItsLockIsFound() throws Exception {
        assertEquals(Map.of(), violations("add"));
        assertEquals(Map.of("lock_discipline", 1), violations("add_bare"));
    }

    @Test
    void readingAGuardedArrayIsFoundWhereSomeoneStoresToIt() throws Exception {
        assertEquals(Map.of(), violations("look"));
        assertEquals(Map.of("lock_discipline", 1), violations("look", "add"));
        assertEquals(Map.of(), violations("look_at_constant", "add"));
    }

    @Test
    void theDataOfAnotherCpuIsFound() throws Exception {
        assertEquals(Map.of("lock_discipline", 1), violations("reset_other"));
    }

    @Test
    void recursionThatIsTooDeepIsFound() throws Exception {
        assertEquals(Map.of("call_depth", 1), violations("descend"));
    }

    @Test
    void localCodeThatDoesNotEndMakesTheSearchIncomplete() throws Exception {
        ThreadResult result = search(new StoredArrays(), "spin");
        assertTrue(result.unknown().startsWith("bound: the local code of spin"), result.unknown());
    }

    @Test
    void stateThatIsInNoObjectIsNeverPassedOver() {
        StepThread.Broken lost = assertThrows(StepThread.Broken.class, () -> search(new StoredArrays(), "remember"));
        assertTrue(String.valueOf(lost.getMessage()).contains("does not come to where it stood"), lost.getMessage());
    }

    private Map<String, Integer> violations(String... operations) throws Exception {
        StoredArrays arrays = new StoredArrays();
        ThreadResult result;
        do {
            result = search(arrays, operations);
            assertEquals("", result.unknown());
        } while (arrays.isToBeRepeated());
        Map<String, Integer> found = new TreeMap<>();
        result.violations().forEach(v -> found.put(v.property(), v.moves().size()));
        return found;
    }

    private ThreadResult search(StoredArrays arrays, String... operations) throws Exception {
        try (ThreadSearch search = new ThreadSearch(
                models.model("touched", null),
                Map.of(),
                Collections.nCopies(2, CpuProgram.repeat(List.of(operations))),
                new KeptSlots(List.of()),
                arrays,
                LiveMonitor.NOTHING)) {
            return search.run(List.of(search.constructed()), SearchLimits.NONE);
        }
    }
}
