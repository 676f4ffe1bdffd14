package org.pageproof.checker.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an engine saw of a scenario.
 *
 * @param states distinct states that were visited; -1 when the engine cannot count them as design does
 * @param transitions enabled steps from them, those that violate an always-checked property not among them; -1 likewise
 * @param seconds wall-clock time
 * @param unknown why not every reachable state was visited, beginning with a word such as {@code time:}; empty when all were
 * @param findings at most one for each property
 * @param notJudged properties that the engine cannot judge, each with the reason
 * @param cleared for properties of which more is known than that: no run of so many steps or fewer decides them;
 *     {@link Integer#MAX_VALUE} where none does at all
 */
public record EngineResult(
        long states,
        long transitions,
        double seconds,
        String unknown,
        List<Found> findings,
        Map<String, String> notJudged,
        Map<String, Integer> cleared) {
    /** Copies what can change. There is always a state to start in: who saw none has not searched. */
    public EngineResult {
        unknown = unknown.isEmpty() && states == 0 ? "the engine visited nothing" : unknown;
        findings = List.copyOf(findings);
        notJudged = Map.copyOf(notJudged);
        cleared = Map.copyOf(cleared);
    }

    /** What an engine saw that visits states one by one. */
    public EngineResult(
            long states,
            long transitions,
            double seconds,
            String unknown,
            List<Found> findings,
            Map<String, String> notJudged) {
        this(states, transitions, seconds, unknown, findings, notJudged, Map.of());
    }

    private static final String SKIPPED = "skipped: ";

    /**
     * A violation, or for a cover the place that reaches it.
     *
     * @param property its name
     * @param schedule steps that lead there, the violating one included; null when the engine does not keep them
     */
    public record Found(String property, @Nullable Schedule schedule) {}

    /** Nothing was visited. */
    public static EngineResult unknown(String reason) {
        return new EngineResult(-1, -1, 0, reason, List.of(), Map.of());
    }

    /** The engine does not take on such a scenario at all. */
    public static EngineResult skipped(String reason) {
        return unknown(SKIPPED + reason);
    }

    /** Why the engine did not take on the scenario; empty when it did. */
    public Optional<String> skipped() {
        return unknown.startsWith(SKIPPED) ? Optional.of(unknown.substring(SKIPPED.length())) : Optional.empty();
    }

    /** Whether every reachable state was visited. */
    public boolean exhaustive() {
        return unknown.isEmpty();
    }

    /** What was found for a property. */
    public Optional<Found> found(String property) {
        return findings.stream().filter(f -> f.property().equals(property)).findFirst();
    }

    /** The names of the properties for which something was found, in alphabetical order. */
    public Set<String> foundNames() {
        Set<String> names = new TreeSet<>();
        findings.forEach(f -> names.add(f.property()));
        return names;
    }
}
