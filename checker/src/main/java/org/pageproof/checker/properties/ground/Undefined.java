package org.pageproof.checker.properties.ground;

import org.pageproof.spec.source.Span;

/** An expression has no value in some state, such as a field of none or a division by zero. */
public final class Undefined extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    /**
     * What is wrong and where.
     *
     * @param message in words for the user
     */
    public Undefined(String message, Span span) {
        super(message, null, false, false);
        this.span = span;
    }

    /** The place in the spec. */
    public Span span() {
        return span;
    }
}
