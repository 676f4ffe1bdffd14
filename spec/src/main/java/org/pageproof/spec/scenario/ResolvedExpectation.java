package org.pageproof.spec.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/** What a scenario expects, with numbers. */
public sealed interface ResolvedExpectation {
    /** The clause. */
    Span span();

    /**
     * These properties hold.
     *
     * @param properties names, or null for every checked property without an expectation of its own
     */
    record Holds(Span span, @Nullable List<String> properties) implements ResolvedExpectation {
        public Holds {
            properties = properties == null ? null : List.copyOf(properties);
        }
    }

    /**
     * This property is violated.
     *
     * @param steps length of the shortest counterexample, at least 1, or 0 for any
     */
    record Violation(Span span, String property, int steps) implements ResolvedExpectation {}

    /** This cover is reached, or is not. */
    record Reached(Span span, String property, boolean reached) implements ResolvedExpectation {}
}
