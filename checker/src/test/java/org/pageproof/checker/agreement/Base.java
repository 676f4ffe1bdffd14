package org.pageproof.checker.agreement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * An honest program, and what it is about.
 *
 * @param name for people
 */
public record Base(String name, Path spec, Prepared prepared, StepProgram program) {
    public static Base of(Path spec, String scenario, Map<String, Long> settings) throws BadInput {
        LoadedSpec loaded = new SpecLoader(List.of()).load(spec);
        Prepared prepared = Prepared.of(loaded, loaded.spec().scenario(scenario).orElseThrow(), settings);
        return new Base(scenario, spec, prepared, prepared.compile());
    }

    /** What the scenario checks, over a program that need not be the honest one. */
    public Properties properties(StepProgram of) {
        return Properties.of(prepared.scenario(), of);
    }

    /** What an engine answers that runs the real classes; it sees the step program only for the states to start in. */
    public Answer judged(Engine judge) {
        Task task = new Task(spec, List.of(), Map.of(), prepared, program, properties(program));
        EngineLimits limits = new EngineLimits(500L << 20, Duration.ofMinutes(1));
        return new Answer(judge.name(), judge.findsShortest(), judge.search(task, limits, () -> false));
    }
}
