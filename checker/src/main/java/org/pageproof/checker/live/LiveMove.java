package org.pageproof.checker.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides a step.
 *
 * @param cpu who makes it
 * @param start the operation that it begins; null when it goes on
 * @param outcomes of choose, in order
 */
public record LiveMove(int cpu, @Nullable LiveStart start, List<Integer> outcomes) {
    public LiveMove {
        outcomes = List.copyOf(outcomes);
    }
}
