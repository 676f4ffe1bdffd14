package org.pageproof.checker.properties.ground;

import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/** An expression has no value in some state, such as a field of none or a division by zero. */
public final class Undefined extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Span span;
    private final transient @Nullable Span array;

    /**
     * What is wrong and where.
     *
     * @param message in words for the user
     */
    public Undefined(String message, Span span) {
        this(message, span, null);
    }

    /**
     * What is wrong and where.
     *
     * @param array for an index outside an array, where the array is named
     */
    public Undefined(String message, Span span, @Nullable Span array) {
        super(message, null, false, false);
        this.span = span;
        this.array = array;
    }

    /** Where the array is named outside which an index is; null when something else is wrong. */
    public @Nullable Span array() {
        return array;
    }

    /** The place in the spec. */
    public Span span() {
        return span;
    }
}
