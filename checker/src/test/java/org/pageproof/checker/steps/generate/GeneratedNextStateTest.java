package org.pageproof.checker.steps.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** Generated code agrees with the interpreter, and a search with it gives the published counts. */
class GeneratedNextStateTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    private static StepProgram refcount(long cpus, long pages) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("refcount")));
        CpuProgram program = CpuProgram.repeat(List.of("get_page", "put_page", "assign_pages", "release"));
        return StepCompiler.compile(
                path.model("refcount", null),
                Map.of("cpus", cpus, "pages", pages),
                Collections.nCopies((int) cpus, program));
    }

    private static StepProgram lockbox(String variant, long cpus) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("lockbox")));
        List<String> operations = variant.equals("opposite")
                ? List.of("add", "swap", "rest", "opposite")
                : List.of("add", "swap", "rest");
        return StepCompiler.compile(
                path.model("lockbox", variant.isEmpty() ? null : variant),
                Map.of("cpus", cpus),
                Collections.nCopies((int) cpus, CpuProgram.repeat(operations)));
    }

    @ParameterizedTest
    @CsvSource({"1,1,22", "2,1,705", "1,3,1944", "2,2,27917"})
    void agreesOnRefcount(long cpus, long pages, int states) throws Exception {
        assertEquals(states, Agreement.check(refcount(cpus, pages), Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"'',2", "'',3", "opposite,2", "unchecked,2"})
    void agreesOnLockbox(String variant, long cpus) throws Exception {
        Agreement.check(lockbox(variant, cpus), Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "2,2,27917,76636,40",
        "3,1,35886,131665,48",
    })
    void counts(long cpus, long pages, long states, long transitions, int depth) throws Exception {
        SearchResult r =
                new Explorer(new GeneratedNextState(refcount(cpus, pages)), Monitor.NOTHING, Goal.EVERYTHING).run();
        assertEquals(states, r.states());
        assertEquals(transitions, r.transitions());
        assertEquals(depth, r.depth());
    }
}
