package org.pageproof.checker.steps.load;

/** No such model, variant or path entry, or sources that do not compile: bad input, with a message for the user. */
public final class ModelNotFound extends Exception {
    private static final long serialVersionUID = 1;

    public ModelNotFound(String message) {
        super(message);
    }
}
