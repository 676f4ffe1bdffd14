package org.pageproof.checker.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim looks at: a step from one moment to another. For a claim about one state both are that state, nobody makes the
 * step, and nothing is accessed. In the middle of a step the CPUs are at no places: there are none in the state.
 *
 * @param cpu who makes the step, or -1
 * @param by the functions on the call path of the step's access
 * @param access the shared access; null for none
 */
record Scene(
        LiveState before,
        LiveState after,
        int cpu,
        List<LiveFunction> by,
        @Nullable LiveAccess access) {
    static Scene of(LiveState state) {
        return new Scene(state, state, -1, List.of(), null);
    }

    static Scene of(LiveStep step) {
        return new Scene(step.before(), step.after(), step.cpu(), step.open(), step.access());
    }

    static Scene of(LiveCall call, int cpu) {
        LiveState moment = new LiveState(call.picture(), List.of());
        return new Scene(moment, moment, cpu, call.open(), null);
    }

    LiveState at(boolean after) {
        return after ? this.after : before;
    }

    boolean by(String function) {
        return by.stream().anyMatch(f -> f.name().equals(function));
    }
}
