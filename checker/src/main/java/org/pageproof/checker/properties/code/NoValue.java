package org.pageproof.checker.properties.code;

import org.pageproof.checker.properties.ground.Undefined;

/** Generated code met an expression without a value; the evaluator tells which and why. */
public final class NoValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoValue() {
        super(null, null, false, false);
    }

    /** As the evaluator found it. */
    public NoValue(Undefined cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
