package org.pageproof.checker.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.scenario.ResolvedScenario;

/**
 * An honest program, and what it is about.
 *
 * @param name for people
 */
record Base(String name, Prepared prepared, StepProgram program) {
    static Base of(Path spec, String scenario, Map<String, Long> settings) throws BadInput {
        LoadedSpec loaded = new SpecLoader(List.of()).load(spec);
        Prepared prepared =
                Prepared.of(loaded, loaded.spec().scenario(scenario).orElseThrow(), settings);
        return new Base(scenario, prepared, prepared.compile());
    }

    ResolvedScenario scenario() {
        return prepared.scenario();
    }

    /** What the scenario checks, over a program that need not be the honest one. */
    Properties properties(StepProgram of) {
        return Properties.of(scenario(), of);
    }
}
