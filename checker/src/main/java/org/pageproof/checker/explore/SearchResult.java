package org.pageproof.checker.explore;

import java.util.List;
import java.util.Optional;
import org.pageproof.checker.steps.BuiltIn;

/**
 * What a search covered and found.
 *
 * @param states reachable states that were visited
 * @param transitions transitions taken from the expanded states; a step that violates an always-checked property has no
 *     successor and does not count
 * @param depth largest breadth-first distance of a visited state from the initial state, in steps
 * @param completeLevels the states at distances 0 .. completeLevels - 1 were all expanded
 * @param frontier states that were visited and not expanded; 0 when the search is exhaustive
 * @param seconds wall-clock time
 * @param peakBytes the most memory that the search held at any time: states, index, buffers
 * @param findings at most one for each property, the always-checked ones first
 */
public record SearchResult(
        Ending ending,
        long states,
        long transitions,
        int depth,
        int completeLevels,
        long frontier,
        double seconds,
        long peakBytes,
        List<Finding> findings) {
    public SearchResult {
        findings = List.copyOf(findings);
    }

    public boolean exhaustive() {
        return ending == Ending.EXHAUSTED;
    }

    public double statesPerSecond() {
        return seconds > 0 ? states / seconds : 0;
    }

    public double bytesPerState() {
        return (double) peakBytes / states;
    }

    /** What was found for the monitor's property {@code property}. */
    public Optional<Finding> finding(int property) {
        return findings.stream()
                .filter(f -> (f instanceof Finding.OfState s && s.property() == property)
                        || (f instanceof Finding.OfTransition t && t.property() == property))
                .findFirst();
    }

    /** What was found for an always-checked property. */
    public Optional<Finding.OfStep> finding(BuiltIn property) {
        return findings.stream()
                .filter(Finding.OfStep.class::isInstance)
                .map(Finding.OfStep.class::cast)
                .filter(f -> f.property() == property)
                .findFirst();
    }
}
