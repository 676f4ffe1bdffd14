package org.pageproof.jpf.host;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCall;
import org.pageproof.checker.live.LiveFunction;

/**
 * What has been seen of the step that is being made. It never changes, since the search comes back to the middle of a step for
 * each outcome of a choose.
 *
 * @param from the state that it leaves
 * @param choice what decided it
 * @param phase how far it is
 * @param outcomes of choose
 * @param open the functions that were open at the access
 * @param access what was accessed, or null
 * @param calls that began and ended
 */
record StepSoFar(
        int from,
        Moves.Choice choice,
        Phase phase,
        List<Integer> outcomes,
        List<LiveFunction> open,
        LiveAccess access,
        List<LiveCall> calls) {
    /** How far a step is. */
    enum Phase {
        /** The operation has not been started yet. */
        START,
        /** The next access belongs to it. */
        BEFORE_ACCESS,
        /** The next access ends it. */
        AFTER_ACCESS
    }

    static StepSoFar of(int from, Moves.Choice choice) {
        Phase phase = choice.start() == null ? Phase.BEFORE_ACCESS : Phase.START;
        return new StepSoFar(from, choice, phase, List.of(), List.of(), null, List.of());
    }

    StepSoFar started() {
        return new StepSoFar(from, choice, Phase.BEFORE_ACCESS, outcomes, open, access, calls);
    }

    StepSoFar at(LiveAccess made, List<LiveFunction> inside) {
        return new StepSoFar(from, choice, Phase.AFTER_ACCESS, outcomes, inside, made, calls);
    }

    StepSoFar withOutcome(int outcome) {
        List<Integer> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new StepSoFar(from, choice, phase, more, open, access, calls);
    }

    StepSoFar with(LiveCall call) {
        List<LiveCall> more = new ArrayList<>(calls);
        more.add(call);
        return new StepSoFar(from, choice, phase, outcomes, open, access, more);
    }
}
