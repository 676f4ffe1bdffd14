package org.pageproof.checker.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;

/**
 * A scenario to search, in every form that an engine may want: those that trust the step compiler take the program, the others
 * the model's classes, and those that run in a process of their own what that process needs to read it all again.
 *
 * @param spec the file
 * @param modelPath where the user said that models are
 * @param settings parameters that replace those of the scenario
 * @param prepared the scenario with its model
 * @param program the compiled model
 * @param properties what is checked, grounded over the program, in the same order as {@code claims}
 */
public record Task(
        Path spec,
        List<Path> modelPath,
        Map<String, Long> settings,
        Prepared prepared,
        StepProgram program,
        Properties properties) {
    /** Copies what can change. */
    public Task {
        modelPath = List.copyOf(modelPath);
        settings = Map.copyOf(settings);
    }

    /** The name of the scenario. */
    public String scenario() {
        return prepared.scenario().declared().name();
    }

    /** What is checked. */
    public List<Property> claims() {
        return IntStream.range(0, properties.size()).mapToObj(properties::get).toList();
    }
}
