package org.pageproof.spec.typed;

/** Operators with one operand. */
public enum UnaryOp {
    /** {@code -} of an int. */
    NEGATE,
    /** {@code !} or {@code not} of a truth value. */
    NOT
}
