package org.pageproof.checker.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;

/**
 * A run of a step program: the initial state and the steps that were made, each with the state that it leads to. Only the
 * last step may lead nowhere, when it violates an always-checked property.
 */
public record Run(State initial, List<Outcome> outcomes) {
    public Run {
        outcomes = List.copyOf(outcomes);
    }

    /** Number of steps. */
    public int length() {
        return outcomes.size();
    }

    /** The state before step {@code i}, from 0; for {@code length()} the last state. */
    public State state(int i) {
        if (i == 0) {
            return initial;
        }
        State next = outcomes.get(i - 1).next();
        if (next == null) {
            throw new IllegalStateException("step " + i + " of the run leads nowhere");
        }
        return next;
    }

    /** The last step if it leads nowhere, or null. */
    public @Nullable Step violatingStep() {
        Outcome last = outcomes.isEmpty() ? null : outcomes.get(outcomes.size() - 1);
        return last == null || last.next() != null ? null : last.step();
    }

    /** Number of states, the initial one included. */
    public int states() {
        return violatingStep() == null ? length() + 1 : length();
    }
}
