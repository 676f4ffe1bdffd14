package org.pageproof.spec.check;

/** What an expression may speak of. */
enum Mode {
    /** Literals, constants and model parameters. */
    CONSTANT,
    /** One state. */
    STATE,
    /** One state, of something that lives and dies. */
    LIFETIME,
    /** A state, or a step; which of them is noted. */
    DEFINITION,
    /** The state in which a call begins or ends, and the step that makes the call. */
    CALL,
    /** A step. */
    STEP
}
