package org.pageproof.machine;

/** An operation was started where its {@link Machine#assume} is false: there it cannot be chosen. */
public final class AssumptionFailed extends RuntimeException {
    /** An assumption that does not hold. */
    public AssumptionFailed() {
        super("the operation cannot be chosen here: its assumption is false");
    }
}
