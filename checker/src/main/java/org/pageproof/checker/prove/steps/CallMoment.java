package org.pageproof.checker.prove.steps;

import java.util.List;
import java.util.Map;
import org.pageproof.checker.prove.term.Term;

/**
 * A call that begins or ends within a step.
 *
 * @param path the call path, the call itself last
 * @param returns whether it ends
 * @param arguments as they are at that moment, the receiver first if there is one, 64 bits each
 * @param result 64 bits; 0 where there is none
 * @param slots what differs at that moment from the state before the step
 */
public record CallMoment(int path, boolean returns, List<Term> arguments, Term result, Map<Integer, Term> slots) {
    /** Copies what can change. */
    public CallMoment {
        arguments = List.copyOf(arguments);
        slots = Map.copyOf(slots);
    }
}
