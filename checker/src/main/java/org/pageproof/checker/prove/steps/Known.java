package org.pageproof.checker.prove.steps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pageproof.checker.prove.term.Term;

/**
 * What is known of the state before a step, beside the bounds of its variables.
 *
 * @param registers of what the CPU stores where it is; empty for what can be anything
 * @param same the first of the registers that have the same value, for each of them
 * @param slots values of slots, as terms of 64 bits
 * @param conditions what else is true
 */
record Known(List<Optional<Long>> registers, List<Integer> same, Map<Integer, Term> slots, List<Term> conditions) {
    Known {
        registers = List.copyOf(registers);
        same = List.copyOf(same);
        slots = Map.copyOf(slots);
        conditions = List.copyOf(conditions);
    }
}
