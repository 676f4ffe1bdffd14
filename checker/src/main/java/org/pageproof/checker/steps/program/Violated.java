package org.pageproof.checker.steps.program;

import org.pageproof.checker.steps.BuiltIn;

/** The step violates an always-checked property. */
final class Violated extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final BuiltIn property;

    Violated(BuiltIn property, String message) {
        super(message, null, false, false);
        this.property = property;
    }

    BuiltIn property() {
        return property;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
