package org.pageproof.checker.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transition of a running model.
 *
 * @param before the state that it leaves
 * @param after the state that it reaches
 * @param move what decided it
 * @param open the functions that were open at the access, outermost first; the operation alone for a step without an access
 * @param access what was accessed; null for a step without an access
 * @param calls those that the step begins and ends, in order
 */
public record LiveStep(
        LiveState before,
        LiveState after,
        LiveMove move,
        List<LiveFunction> open,
        @Nullable LiveAccess access,
        List<LiveCall> calls) {
    public LiveStep {
        open = List.copyOf(open);
        calls = List.copyOf(calls);
    }

    /** Who made it. */
    public int cpu() {
        return move.cpu();
    }

    /** Whether a function of this name was open at the access. */
    public boolean by(String function) {
        return open.stream().anyMatch(f -> f.name().equals(function));
    }
}
