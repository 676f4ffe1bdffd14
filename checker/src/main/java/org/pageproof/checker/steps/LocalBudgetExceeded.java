package org.pageproof.checker.steps;

/** The local code of one step went on for too long without repeating a state: the verdict is UNKNOWN. */
public final class LocalBudgetExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LocalBudgetExceeded(String message) {
        super(message);
    }
}
