package org.pageproof.machine;

/** A step of a running model broke one of the properties that are always checked. The access that broke it did not happen. */
public final class ModelViolation extends RuntimeException {
    private final String property;

    /**
     * A violation.
     *
     * @param property {@code bug_on}, {@code fits}, {@code lock_discipline} or {@code no_deadlock}
     * @param message what happened, in one sentence
     */
    public ModelViolation(String property, String message) {
        super(property + ": " + message);
        this.property = property;
    }

    /** The name of the property. */
    public String property() {
        return property;
    }
}
