package org.pageproof.checker.steps.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;

/** The interpreter reports exactly the counts of the reference models. */
class CountsTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @ParameterizedTest
    @CsvSource({"1,1,22,34,12", "2,1,705,1810,26", "1,2,228,408,23", "2,2,27917,76636,40"})
    void refcount(long cpus, long pages, int states, long transitions, int depth) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("refcount")));
        CpuProgram program = CpuProgram.repeat(List.of("get_page", "put_page", "assign_pages", "release"));
        Bfs bfs = Bfs.of(StepCompiler.compile(
                path.model("refcount", null),
                Map.of("cpus", cpus, "pages", pages),
                Collections.nCopies((int) cpus, program)));
        assertEquals(states, bfs.seen.size());
        assertEquals(transitions, bfs.transitions);
        assertEquals(depth, bfs.depth);
        assertEquals(List.of(), bfs.violations);
    }

    @ParameterizedTest
    @CsvSource({"1,392,504,33", "2,2208,5088,35", "3,9720,32184,43"})
    void lockbox(long cpus, int states, long transitions, int depth) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("lockbox")));
        CpuProgram program = CpuProgram.repeat(List.of("add", "swap", "rest"));
        Bfs bfs = Bfs.of(StepCompiler.compile(
                path.model("lockbox", null), Map.of("cpus", cpus), Collections.nCopies((int) cpus, program)));
        assertEquals(states, bfs.seen.size());
        assertEquals(transitions, bfs.transitions);
        assertEquals(depth, bfs.depth);
        assertEquals(List.of(), bfs.violations);
    }
}
