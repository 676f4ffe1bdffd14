package org.pageproof.checker.jpf;

import java.util.List;
import java.util.Map;
import org.pageproof.checker.engine.EngineResult;

/**
 * What the process around Java PathFinder saw.
 *
 * @param states distinct states
 * @param transitions steps that violate nothing
 * @param unknown why not every state was visited; empty when all were
 * @param findings at most one for each property
 * @param notJudged properties that cannot be judged, with the reason
 * @param path the states of a schedule that was forced, the first one included; empty for a search
 */
public record JpfOutcome(
        long states,
        long transitions,
        String unknown,
        List<EngineResult.Found> findings,
        Map<String, String> notJudged,
        List<Seen> path) {
    public JpfOutcome {
        findings = List.copyOf(findings);
        notJudged = Map.copyOf(notJudged);
        path = List.copyOf(path);
    }

    /**
     * A state of a forced schedule.
     *
     * @param values shared values by position
     * @param inside for each CPU whether it is inside an operation
     * @param halted for each CPU whether it is stopped
     */
    public record Seen(List<Long> values, List<Boolean> inside, List<Boolean> halted) {
        public Seen {
            values = List.copyOf(values);
            inside = List.copyOf(inside);
            halted = List.copyOf(halted);
        }
    }
}
