package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** SPIN reports exactly the counts of the reference models. */
class ReferenceCountsTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @BeforeEach
    void spinIsThere() {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
    }

    private static void check(StepProgram program, long states, long transitions) {
        EngineResult result = SpinRun.of(program, null);
        assertEquals("", result.unknown());
        assertEquals(states, result.states());
        assertEquals(transitions, result.transitions());
        assertEquals(List.of(), result.findings());
    }

    @ParameterizedTest
    @CsvSource({"1,1,22,34", "2,1,705,1810", "1,2,228,408", "1,3,1944,3672", "2,2,27917,76636", "3,1,35886,131665"})
    void refcount(long cpus, long pages, long states, long transitions) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("refcount")));
        CpuProgram program = CpuProgram.repeat(List.of("get_page", "put_page", "assign_pages", "release"));
        check(
                StepCompiler.compile(
                        path.model("refcount", null),
                        Map.of("cpus", cpus, "pages", pages),
                        Collections.nCopies((int) cpus, program)),
                states,
                transitions);
    }

    @ParameterizedTest
    @CsvSource({"1,392,504", "2,2208,5088", "3,9720,32184", "4,38448,165888"})
    void lockbox(long cpus, long states, long transitions) throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve("lockbox")));
        CpuProgram program = CpuProgram.repeat(List.of("add", "swap", "rest"));
        check(
                StepCompiler.compile(
                        path.model("lockbox", null), Map.of("cpus", cpus), Collections.nCopies((int) cpus, program)),
                states,
                transitions);
    }
}
