package org.pageproof.checker.live;

import java.util.List;

/**
 * A call that a step begins or ends.
 *
 * @param function the one that is called
 * @param returns whether it ends
 * @param arguments without the receiver, the CPU among them, as they were when it began: a number, 0 or 1, the ordinal of an enum
 *     constant (-1 for null), the number of an object (0 for null)
 * @param result likewise; 0 for nothing, and where it begins
 * @param picture the shared values at that moment
 * @param open the functions that are open then, outermost first, this one the last
 */
public record LiveCall(
        LiveFunction function,
        boolean returns,
        List<Long> arguments,
        long result,
        Picture picture,
        List<LiveFunction> open) {
    public LiveCall {
        arguments = List.copyOf(arguments);
        open = List.copyOf(open);
    }
}
