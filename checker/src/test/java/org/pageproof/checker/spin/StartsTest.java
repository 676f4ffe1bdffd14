package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;

/** SPIN counts right where there are several states to start in, and its trails can be followed from there. */
class StartsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "calls @ pages[0].refs in 1 .. 3 @ pages[0].refs < 3 @ cpus 1 repeat put;",
                "calls @ pages[0].refs == pages[1].refs @ pages[1].refs < 7 @ cpus 1 repeat put;",
                "zoo @ cages[0].state.animals > 4 @ cages[0].state.animals != 6 @ cpus all run count(c = 0);"
            })
    void countsAreThoseOfTheExplorer(String model, String start, String claim, String cpus) throws Exception {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
        String name = model.equals("zoo") ? "Zoo.java" : "Calls.java";
        Files.copy(Path.of("src/test/resources/models", model, name), folder.resolve(name));
        Path file = Files.writeString(
                folder.resolve("s.inv"),
                "module s;\nmodel " + model + ";\ninvariant few { " + claim + " }\nscenario s { " + cpus
                        + " start where " + start + "; }");
        LoadedSpec loaded = new SpecLoader(List.of()).load(file);
        Prepared prepared = Prepared.of(loaded, loaded.spec().scenario("s").orElseThrow(), Map.of());
        StepProgram program = prepared.compile();
        assertTrue(program.starts() > 1);
        Properties properties = Properties.of(prepared.scenario(), program);
        EngineResult spin = SpinRun.of(program, properties);
        Compared.explored(program, properties).check(start, spin);
        EngineResult.Found found = spin.found("few").orElseThrow();
        new Follower(program).follow(Objects.requireNonNull(found.schedule()));
    }
}
