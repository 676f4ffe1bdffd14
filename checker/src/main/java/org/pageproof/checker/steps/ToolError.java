package org.pageproof.checker.steps;

/** The tool contradicts itself: never a fault of the model or of the spec. */
public final class ToolError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ToolError(String message) {
        super(message);
    }
}
