package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Scenario;

/**
 * SPIN and the explorer visit as many states by as many transitions and find the same properties violated and covers reached,
 * in shipped scenarios: with {@code -Dpageproof.spin.all=true} in all with at most 1,000,000 states, otherwise in the smallest
 * one of each file. {@code -Dpageproof.spin.only=NAME} takes one alone.
 */
class ShippedScenariosTest {
    private static final long MOST = 1_000_000;
    private static final long MOST_QUICKLY = 2_500;
    private static final int PER_FILE = 1;

    private record Case(
            LoadedSpec spec, Scenario scenario, StepProgram program, Properties properties, Compared expected) {
        String name() {
            return spec.spec().module() + "." + scenario.name();
        }
    }

    @Test
    @Tag("nightly")
    void spinAndTheExplorerAgree() throws Exception {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
        boolean all = Boolean.getBoolean("pageproof.spin.all");
        String only = System.getProperty("pageproof.spin.only", "");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> files = new ArrayList<>();
        for (Path file : specs()) {
            files.add(pool.submit(() -> differences(file, all, only)));
        }
        List<String> differences = new ArrayList<>();
        for (Future<List<String>> f : files) {
            differences.addAll(f.get());
        }
        pool.shutdown();
        assertEquals(List.of(), differences);
    }

    private static List<Path> specs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "spec", "invariants"))) {
            return files.filter(f -> f.toString().endsWith(".inv")).sorted().toList();
        }
    }

    private static List<String> differences(Path file, boolean all, String only) throws Exception {
        LoadedSpec spec = new SpecLoader(List.of()).load(file);
        List<String> differences = new ArrayList<>();
        int done = 0;
        for (Scenario s : spec.spec().scenarios()) {
            if ((!only.isEmpty() && !only.equals(s.name())) || (!all && only.isEmpty() && done == PER_FILE)) {
                continue;
            }
            Prepared prepared = Prepared.of(spec, s, Map.of());
            StepProgram program = prepared.compile();
            Properties properties = Properties.of(prepared.scenario(), program);
            Compared expected = Compared.explored(program, properties, all || !only.isEmpty() ? MOST : MOST_QUICKLY);
            if (expected.states() < 0) {
                continue;
            }
            done++;
            Case c = new Case(spec, s, program, properties, expected);
            compare(c, differences);
        }
        assertTrue(done > 0 || !only.isEmpty() || spec.spec().scenarios().isEmpty(), file.toString());
        return differences;
    }

    private static void compare(Case c, List<String> differences) {
        EngineResult spin = SpinRun.of(c.program(), c.properties());
        boolean same = spin.unknown().isEmpty()
                && spin.notJudged().isEmpty()
                && c.expected().equals(Compared.of(spin));
        String line = c.name() + ": explore " + c.expected() + ", spin " + Compared.of(spin) + " " + spin.unknown()
                + " not judged " + spin.notJudged().keySet();
        System.out.printf("%s %s in %.1f s%n", same ? "same" : "DIFFERENT", line, spin.seconds());
        if (!same) {
            differences.add(line);
        }
    }
}
