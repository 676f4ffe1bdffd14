package org.pageproof.checker.steps.generate;

/** What a generated class offers. Both return the next segment, or a negative number from {@link StepContext}. */
public abstract class GeneratedCode {
    /** Runs a segment. */
    public abstract int segment(int number, StepContext context);

    /** Computes the derived registers of a location and executes its access with the local code after it. */
    public abstract int location(int number, StepContext context);
}
