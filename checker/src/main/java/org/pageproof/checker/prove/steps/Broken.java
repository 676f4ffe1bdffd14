package org.pageproof.checker.prove.steps;

import org.pageproof.checker.steps.BuiltIn;

/** The step violates an always-checked property on this way. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final BuiltIn property;
    private final String message;

    Broken(BuiltIn property, String message) {
        super(message, null, false, false);
        this.property = property;
        this.message = message;
    }

    BuiltIn property() {
        return property;
    }

    String message() {
        return message;
    }
}
