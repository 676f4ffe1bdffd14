package org.pageproof.checker.threads;

import java.util.List;
import org.pageproof.checker.live.LiveMove;

/**
 * A violated property that is always checked, on a shortest way.
 *
 * @param property its name
 * @param message what happened
 * @param start the number of the state that the way begins in
 * @param moves the steps, the violating one included
 */
public record Violation(String property, String message, int start, List<LiveMove> moves) {
    public Violation {
        moves = List.copyOf(moves);
    }
}
