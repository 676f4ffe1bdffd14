package org.pageproof.checker.jpf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Schedule;

/**
 * What the process around Java PathFinder is to do. It reads the spec and the model again.
 *
 * @param spec file
 * @param modelPath where the user said that models are
 * @param scenario its name
 * @param settings parameters that replace those of the scenario
 * @param properties names of those that are judged
 * @param starts the shared values of each state to start in, by position
 * @param seconds after which the search ends
 * @param schedule steps to be made and no others, or null for a search
 * @param model folder for the class files of the model
 * @param target folder with the class files that run under Java PathFinder besides the model
 * @param machine folder or jar with the machine package
 * @param library jar with Java PathFinder's classes of the Java library
 */
public record JpfJob(
        String spec,
        List<String> modelPath,
        String scenario,
        Map<String, Long> settings,
        List<String> properties,
        List<List<Long>> starts,
        double seconds,
        @Nullable Schedule schedule,
        String model,
        String target,
        String machine,
        String library) {
    public JpfJob {
        modelPath = List.copyOf(modelPath);
        settings = Map.copyOf(settings);
        properties = List.copyOf(properties);
        starts = List.copyOf(starts);
    }
}
