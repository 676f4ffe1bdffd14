package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/** What a scenario expects. A property is named by its name, never by its number, in this tree. */
public sealed interface Expectation {
    Span span();

    /**
     * {@code expect holds;} or {@code expect holds of a, b;}.
     *
     * @param properties the ones that hold, or null for every checked property without an expectation of its own
     */
    record Holds(Span span, @Nullable List<String> properties) implements Expectation {
        public Holds {
            properties = properties == null ? null : List.copyOf(properties);
        }
    }

    /**
     * {@code expect violation of p in 12 steps;}.
     *
     * @param property of the spec, or always checked
     * @param steps length of the shortest counterexample; null for any
     */
    record Violation(Span span, String property, @Nullable Expr steps) implements Expectation {}

    /**
     * {@code expect reached c;} or {@code expect not reached c;}.
     *
     * @param property a cover
     */
    record Reached(Span span, String property, boolean reached) implements Expectation {}
}
