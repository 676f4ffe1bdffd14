package org.pageproof.checker.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;

/** Java PathFinder sees the numbers and finds the violations of the reference models. Skipped where it is not there. */
final class JpfEngineTest {
    private static final EngineLimits LIMITS = new EngineLimits(1L << 30, Duration.ofMinutes(10));

    private final JpfHome home = JpfHome.ofMachine(null);
    private final JpfEngine engine = new JpfEngine(home);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void itIsThere() {
        assumeTrue(engine.missing().isEmpty(), engine.missing().orElse(""));
    }

    private static Task task(String model, String scenario, Map<String, Long> settings) throws Exception {
        Path file = Path.of("..", "docs", "examples", model, model + ".inv");
        LoadedSpec loaded = new SpecLoader(List.of()).load(file);
        Prepared prepared = Prepared.of(loaded, loaded.spec().scenario(scenario).orElseThrow(), settings);
        StepProgram program = prepared.compile();
        Properties properties = Properties.of(prepared.scenario(), program, prepared.properties(List.of()));
        return new Task(file, List.of(), settings, prepared, program, properties);
    }

    @ParameterizedTest
    @CsvSource({
        "refcount, refcount, 1, 22, 34",
        "refcount, refcount, 2, 705, 1810",
        "lockbox, lockbox, 1, 392, 504",
        "lockbox, lockbox, 2, 2208, 5088"
    })
    void theNumbersOfTheReferenceModels(String model, String scenario, long cpus, long states, long transitions)
            throws Exception {
        EngineResult result = engine.search(task(model, scenario, Map.of("cpus", cpus)), LIMITS, () -> false);
        assertEquals("", result.unknown());
        assertEquals(states, result.states());
        assertEquals(transitions, result.transitions());
    }

    @ParameterizedTest
    @CsvSource({"refcount, put_plain_write, count_covers_held, 13", "lockbox, opposite, no_deadlock, 2"})
    void whatItFindsIsMadeByTheRealClassesToo(String model, String scenario, String property, int steps)
            throws Exception {
        Task task = task(model, scenario, Map.of());
        Schedule schedule = engine.search(task, LIMITS, () -> false)
                .found(property)
                .orElseThrow()
                .schedule();
        assertEquals(steps, schedule == null ? -1 : schedule.moves().size());
        if (schedule != null) {
            Run run = new Follower(task.program()).follow(schedule);
            boolean deadlock = property.equals("no_deadlock");
            assertTrue(new JvmReplay(task.program()).run(run, deadlock).same());
            Replayed there = new JpfReplay(engine).run(task, run, deadlock);
            assertTrue(there.same(), there.says().toString());
            Replayed early = new JpfReplay(engine).run(task, shorter(run), true);
            assertFalse(early.same(), early.says().toString());
        }
    }

    /** The run without its last step, which is no deadlock. */
    private static Run shorter(Run run) {
        return new Run(run.initial(), run.outcomes().subList(0, run.length() - 1));
    }

    @Test
    void theLimitOfTimeLeavesItUnknown() throws Exception {
        EngineLimits little = new EngineLimits(1L << 30, Duration.ofMillis(1));
        EngineResult result = engine.search(task("refcount", "refcount", Map.of()), little, () -> false);
        assertTrue(result.unknown().startsWith("time:"), result.unknown());
        assertEquals(Set.of(), result.foundNames());
    }

    @Test
    void anInterruptLeavesItUnknown() throws Exception {
        EngineResult result = engine.search(task("refcount", "refcount", Map.of()), LIMITS, () -> true);
        assertEquals("interrupted", result.unknown());
    }

    @Test
    void theAdapterCompilesWithoutAWarning() throws Exception {
        Adapter.compile(home.find().core(), folder, List.of("-Xlint:all,-classfile,-path", "-Werror"));
    }
}
