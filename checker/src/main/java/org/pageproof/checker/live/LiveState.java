package org.pageproof.checker.live;

import java.util.List;

/**
 * A state of a running model. Two states of a search are equal exactly when the step semantics calls them one state.
 *
 * @param picture the shared values
 * @param cpus in order
 */
public record LiveState(Picture picture, List<LiveCpu> cpus) {
    public LiveState {
        cpus = List.copyOf(cpus);
    }

    /** Whether no CPU is inside an operation. */
    public boolean atRest() {
        return cpus.stream().allMatch(LiveCpu::atRest);
    }
}
