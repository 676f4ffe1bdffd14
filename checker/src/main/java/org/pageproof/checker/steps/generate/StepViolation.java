package org.pageproof.checker.steps.generate;

import org.pageproof.checker.steps.BuiltIn;

/** A step of generated code violates an always-checked property. */
final class StepViolation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final BuiltIn property;

    StepViolation(BuiltIn property) {
        super(null, null, false, false);
        this.property = property;
    }

    BuiltIn property() {
        return property;
    }
}
