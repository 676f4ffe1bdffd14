package org.pageproof.checker.steps.program;

/** The step cannot be taken: a lock is held, or an assumption is false. */
final class Disabled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Disabled() {
        super(null, null, false, false);
    }
}
