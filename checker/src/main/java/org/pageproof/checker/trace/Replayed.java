package org.pageproof.checker.trace;

import java.util.List;

/**
 * How a replay went.
 *
 * @param same whether it went as recorded, to the same end
 * @param says what was found, one sentence each: first the result, then what differs or could not be seen
 */
public record Replayed(boolean same, List<String> says) {
    public Replayed {
        says = List.copyOf(says);
    }

    static Replayed differs(String... says) {
        return new Replayed(false, List.of(says));
    }
}
