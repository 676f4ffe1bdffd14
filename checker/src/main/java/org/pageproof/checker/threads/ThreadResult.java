package org.pageproof.checker.threads;

import java.util.List;

/**
 * What a search saw.
 *
 * @param states distinct states
 * @param transitions enabled steps that violate nothing
 * @param unknown why not every state was visited, beginning with a word such as {@code time:}; empty when all were
 * @param violations the first of each property that is always checked
 * @param handOffs how often the search waited for a thread
 */
public record ThreadResult(long states, long transitions, String unknown, List<Violation> violations, long handOffs) {
    public ThreadResult {
        violations = List.copyOf(violations);
    }
}
