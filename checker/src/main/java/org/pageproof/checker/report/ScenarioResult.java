package org.pageproof.checker.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of one scenario found.
 *
 * @param name of the scenario
 * @param module of the spec
 * @param place in the spec
 * @param model its name
 * @param variant of the model; null for the base form
 * @param parameters of the model, by name
 * @param scope in words, such as {@code 2 CPUs, 1 page, count_bits 3}
 * @param engine that ran
 * @param numbers how much it visited
 * @param properties in the order of the spec, the always-checked ones last
 * @param remarks what is to be said of several properties at once, a line each
 */
public record ScenarioResult(
        String name,
        String module,
        Place place,
        String model,
        @Nullable String variant,
        Map<String, Long> parameters,
        String scope,
        String engine,
        Numbers numbers,
        List<PropertyResult> properties,
        List<String> remarks) {
    public ScenarioResult {
        properties = List.copyOf(properties);
        remarks = List.copyOf(remarks);
    }

    /** Whether the engine that was asked for is not there; the reason stands with each property. */
    public boolean isSkipped() {
        return properties.stream().allMatch(p -> p.verdict() == Verdict.SKIPPED);
    }

    /** The spec, as given. */
    public String file() {
        return place.file();
    }

    /** The same with other results of its properties. */
    public ScenarioResult with(List<PropertyResult> others) {
        return new ScenarioResult(
                name, module, place, model, variant, parameters, scope, engine, numbers, others, remarks);
    }

    /**
     * How much a search visited.
     *
     * @param states distinct states
     * @param transitions enabled transitions of these states
     * @param depth greatest distance from the initial state, in steps; -1 where the engine does not know it
     * @param seconds of the search alone
     * @param bytesPerState all memory of the search, divided by its states; 0 where the engine does not know it
     */
    public record Numbers(long states, long transitions, int depth, double seconds, double bytesPerState) {
        /** Whether the engine knows the depth. */
        public boolean hasDepth() {
            return depth >= 0;
        }

        /** States per second, 0 when no time passed. */
        public long statesPerSecond() {
            return seconds > 0 ? Math.round(states / seconds) : 0;
        }
    }
}
