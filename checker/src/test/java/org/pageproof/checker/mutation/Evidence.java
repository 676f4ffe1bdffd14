package org.pageproof.checker.mutation;

import java.util.Set;

/**
 * What an engine says of a scenario, as far as engines are compared.
 *
 * @param states distinct reachable states
 * @param transitions enabled transitions
 * @param found the properties that are violated or reached
 */
record Evidence(long states, long transitions, Set<String> found) {
    Evidence {
        found = Set.copyOf(found);
    }
}
