package org.pageproof.checker.properties;

import org.pageproof.spec.diagnostics.Diagnostic;

/**
 * An expression of the spec has no value in some state (a field of none, a division by zero), or a property cannot be
 * unrolled. This is a fault of the spec, to be reported as bad input with its place, and never a verdict.
 */
public final class NoValueError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    NoValueError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /** The message with its place in the spec. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
