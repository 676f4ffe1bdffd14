package org.pageproof.checker.live;

import org.pageproof.spec.source.Span;

/** An expression of a spec goes wrong where it is evaluated: it looks into none, or beyond the end of an array. */
public final class NoValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    NoValue(String why, Span span) {
        super(why, null, false, false);
        this.span = span;
    }

    /** The part of the spec that has no value. */
    public Span span() {
        return span;
    }
}
