package org.pageproof.checker.threads;

import java.util.HashSet;
import java.util.Set;

/**
 * The arrays that operations store to, by path. An array that none stores to is constant: who touches it does not matter. Which they are
 * is known when a search is over; where that makes a touch a violation that the search let pass, it has to be made again.
 */
public final class StoredArrays {
    private final Set<String> stored = new HashSet<>();
    private final Set<String> passed = new HashSet<>();

    /** An element of the array is stored to. */
    void store(String path) {
        stored.add(path);
    }

    /** Whether a touch of the array that nobody allows is a violation, as far as is known. */
    boolean isViolation(String path) {
        if (!stored.contains(path)) {
            passed.add(path);
            return false;
        }
        return true;
    }

    /** Whether the search let a violation pass; the next one starts with what is known now. */
    public boolean isToBeRepeated() {
        boolean repeat = passed.stream().anyMatch(stored::contains);
        passed.clear();
        return repeat;
    }
}
