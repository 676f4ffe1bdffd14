package org.pageproof.spec.parse;

import org.pageproof.spec.source.Span;

/** An expression has more levels than the tool follows. Caught by {@link SpecParser}. */
final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    TooDeepException(Span span) {
        super("too deep", null, false, false);
        this.span = span;
    }

    Span span() {
        return span;
    }
}
