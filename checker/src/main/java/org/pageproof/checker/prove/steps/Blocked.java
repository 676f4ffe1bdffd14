package org.pageproof.checker.prove.steps;

/** The step is not enabled on this way. */
final class Blocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    Blocked() {
        super(null, null, false, false);
    }
}
