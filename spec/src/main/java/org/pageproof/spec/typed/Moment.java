package org.pageproof.spec.typed;

/** In which states, or of which steps, a claim is made. */
public sealed interface Moment {
    /** In every state, or of every step. */
    Moment ALWAYS = new Always();

    /** In the states in which no CPU is inside an operation. */
    Moment AT_REST = new AtRestOnly();

    record Always() implements Moment {}

    record AtRestOnly() implements Moment {}
}
