package org.pageproof.checker.spin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What SPIN found in the whole state space of a model.
 *
 * @param noResult why the search did not visit every state, in words; what was found until then stands all the same
 * @param states reachable states of the step program
 * @param transitions of the step program
 * @param violated names of the properties that are violated somewhere, always-checked ones included
 * @param reached names of the covers that are reached
 * @param notJudged names of the properties that the Promela model leaves out
 * @param seconds wall-clock time: writing, compiling and searching
 */
public record SpinResult(
        Optional<String> noResult,
        long states,
        long transitions,
        Set<String> violated,
        Set<String> reached,
        List<String> notJudged,
        double seconds) {
    public SpinResult {
        violated = Set.copyOf(violated);
        reached = Set.copyOf(reached);
        notJudged = List.copyOf(notJudged);
    }

    /** Whether every reachable state was visited. */
    public boolean exhaustive() {
        return noResult.isEmpty();
    }
}
