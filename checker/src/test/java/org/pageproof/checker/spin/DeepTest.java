package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** SPIN looks no further than 10,000 steps unless told to, and says so in passing only. */
class DeepTest {
    private static StepProgram program() throws Exception {
        ModelPath path = ModelPath.of(List.of(Path.of("src", "test", "resources", "models", "deep")));
        return StepCompiler.compile(path.model("deep", null), Map.of(), List.of(CpuProgram.repeat(List.of("tick"))));
    }

    @Test
    void statesThatAreFarAwayAreVisited() throws Exception {
        Optional<String> missing = SpinRun.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        StepProgram program = program();
        Compared explored = Compared.explored(program, null);
        assertEquals(12_001, explored.states());
        explored.check("deep", SpinRun.of(program, null));
    }

    @Test
    void aSearchThatWasCutOffIsNotComplete() throws Exception {
        PromelaModel model = PromelaModel.of(program(), null);
        EngineResult result = SpinRun.parse(model, """
                error: max search depth too small
                     10001 states, stored
                     10001 transitions (= stored+matched)
                         0 atomic steps
                """);
        assertTrue(result.unknown().startsWith("bound: "), result.unknown());
    }
}
