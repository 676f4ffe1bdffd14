package org.pageproof.checker.prove.steps;

/** A step that cannot be made a formula: what it is, where it stands in the model, and why. */
public final class NoTranslation extends Exception {
    private static final long serialVersionUID = 1;

    NoTranslation(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
