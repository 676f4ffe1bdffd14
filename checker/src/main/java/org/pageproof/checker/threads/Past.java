package org.pageproof.checker.threads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.Picture;

/**
 * The steps that a CPU has made in the operation that it is in. With the shared values before each of them they determine where it
 * stands, so that a thread can be led there again.
 *
 * @param earlier the steps before; null for the step that starts the operation
 * @param start the operation
 * @param before the shared values before the step
 * @param halted the CPUs that were halted then, bit i for CPU i
 * @param outcomes of choose in the step
 * @param reached where the CPU stands after the step, as the {@link Tape} tells it; empty for a step that is yet to be made
 */
record Past(
        @Nullable Past earlier, LiveStart start, Picture before, long halted, List<Integer> outcomes, Picture reached) {
    /** All steps, in order. */
    List<Past> all() {
        List<Past> steps = new ArrayList<>();
        for (Past p = this; p != null; p = p.earlier()) {
            steps.add(p);
        }
        Collections.reverse(steps);
        return steps;
    }
}
