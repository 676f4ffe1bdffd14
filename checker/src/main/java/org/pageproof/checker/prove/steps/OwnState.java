package org.pageproof.checker.prove.steps;

import java.util.List;
import java.util.Optional;

/**
 * What one CPU knows by itself, whatever the others do. What can be anything is empty.
 *
 * @param location where it is; -1 at rest
 * @param registers what it stores there, in the order of the program's live states
 * @param same the first of the registers that have the same value, for each of them
 * @param slots what it owns, in the order of {@link OwnStates#owned}
 * @param depths how often it has taken each lock, in the order of {@link OwnStates#locks}
 * @param shares what it has added to each counter, in the order of {@link OwnStates#counters}
 */
public record OwnState(
        int location,
        List<Optional<Long>> registers,
        List<Integer> same,
        List<Optional<Long>> slots,
        List<Integer> depths,
        List<Long> shares) {
    /** Copies the lists. */
    public OwnState {
        registers = List.copyOf(registers);
        same = List.copyOf(same);
        slots = List.copyOf(slots);
        depths = List.copyOf(depths);
        shares = List.copyOf(shares);
    }
}
