package org.pageproof.checker.report;

import org.jspecify.annotations.Nullable;

/**
 * What is expected of a property in a scenario.
 *
 * @param kind what
 * @param steps length of the shortest counterexample; null for any
 * @param named whether an {@code expect} names the property; otherwise it stands for all, or nothing is written
 */
public record Expected(Kind kind, @Nullable Integer steps, boolean named) {
    /** What can be expected. */
    public enum Kind {
        HOLDS,
        VIOLATION,
        REACHED,
        NOT_REACHED
    }

    /** In words, such as {@code violation in 12 steps}. */
    public String words() {
        return switch (kind) {
            case HOLDS -> "holds";
            case VIOLATION -> steps == null ? "violation" : "violation in " + Words.count(steps, "step");
            case REACHED -> "reached";
            case NOT_REACHED -> "not reached";
        };
    }

    /**
     * Whether a result is the expected one; null when the result decides nothing.
     *
     * @param length steps of the counterexample; null when there is none
     */
    public @Nullable Boolean met(Verdict verdict, @Nullable Integer length) {
        return switch (verdict) {
            case UNKNOWN, SKIPPED -> null;
            case HOLDS, PROVED -> kind == Kind.HOLDS;
            case VACUOUS -> kind == Kind.HOLDS && !named;
            case REACHED -> kind == Kind.REACHED;
            case NOT_REACHED -> kind == Kind.NOT_REACHED;
            case VIOLATED -> kind == Kind.VIOLATION && (steps == null || steps.equals(length));
        };
    }
}
