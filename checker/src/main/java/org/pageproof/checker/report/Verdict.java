package org.pageproof.checker.report;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is known of a property after a check. */
public enum Verdict {
    /** Every reachable state of the scope was visited. */
    HOLDS("HOLDS"),
    /** It holds in every reachable state for the stated parameters; the method is named with it. */
    PROVED("PROVED"),
    /** There is a counterexample, and it was replayed on the real classes. */
    VIOLATED("VIOLATED"),
    /** A cover that was seen. */
    REACHED("REACHED"),
    /** A cover that no reachable state shows. */
    NOT_REACHED("NOT REACHED"),
    /** It holds, but could not have failed in this scope. */
    VACUOUS("VACUOUS"),
    /** Not decided; the reason is given with it. */
    UNKNOWN("UNKNOWN"),
    /** The engine that was asked for is not there; the reason says how to get it. */
    SKIPPED("SKIPPED");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** Whether it says anything about the property. */
    public boolean decides() {
        return this != UNKNOWN && this != SKIPPED;
    }

    /** The exact word in output. */
    @JsonValue
    public String word() {
        return word;
    }
}
