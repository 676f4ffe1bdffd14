package org.pageproof.checker.engine;

import java.util.List;

/**
 * The steps from a state to start in. With the model they determine a run.
 *
 * @param start the number of the state to start in, from 0; other than 0 only where a scenario says where it starts
 */
public record Schedule(int start, List<Move> moves) {
    /** Copies the list. */
    public Schedule {
        moves = List.copyOf(moves);
    }
}
