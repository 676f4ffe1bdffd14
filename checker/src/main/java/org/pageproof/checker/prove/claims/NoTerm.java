package org.pageproof.checker.prove.claims;

import org.pageproof.spec.source.Span;

/** A part of a claim that cannot be made a term. */
public final class NoTerm extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    NoTerm(Span span, String reason) {
        super(reason, null, false, false);
        this.span = span;
    }

    /** The part. */
    public Span span() {
        return span;
    }
}
