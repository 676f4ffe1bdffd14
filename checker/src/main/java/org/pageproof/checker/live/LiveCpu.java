package org.pageproof.checker.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a CPU is.
 *
 * @param position in its program, always 0 for one that repeats, the number of turns when it is finished
 * @param halted whether another CPU has stopped it
 * @param open the functions that it is inside of, outermost first; empty while it is in no operation
 * @param ahead the access that it makes next; null while it is in no operation
 * @param local what else tells this place from others: for each open function the instruction and the live values. Pictures of one
 *     search can be compared, and mean nothing more
 */
public record LiveCpu(
        int position,
        boolean halted,
        List<LiveFunction> open,
        @Nullable LiveAccess ahead,
        Picture local) {
    public LiveCpu {
        open = List.copyOf(open);
    }

    /** One that is in no operation, at a position of its program. */
    public static LiveCpu resting(int position) {
        return new LiveCpu(position, false, List.of(), null, Picture.EMPTY);
    }

    /** Whether it is in no operation: idle or finished. */
    public boolean atRest() {
        return open.isEmpty();
    }

    /** Whether a function of this name is open. */
    public boolean in(String function) {
        return open.stream().anyMatch(f -> f.name().equals(function));
    }
}
