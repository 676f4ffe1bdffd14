package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.List;

/**
 * A truth value (width 0) or a bit-vector. Terms come from one {@link TermBuilder}, which makes each only once, so that two
 * terms of it are equal exactly when they are identical.
 */
public final class Term {
    private final int id;
    private final Op op;
    private final int width;
    private final List<Term> operands;
    private final String name;
    private final int low;
    private final Bounds bounds;

    Term(int id, Op op, int width, List<Term> operands, String name, int low, Bounds bounds) {
        this.id = id;
        this.op = op;
        this.width = width;
        this.operands = operands;
        this.name = name;
        this.low = low;
        this.bounds = bounds;
    }

    /** Dense over the builder, in the order of creation: operands have smaller ones. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    /** Bits, or 0 for a truth value. */
    public int width() {
        return width;
    }

    public boolean isTruth() {
        return width == 0;
    }

    public List<Term> operands() {
        return operands;
    }

    public Term operand(int index) {
        return operands.get(index);
    }

    /** The name of a variable; otherwise empty. */
    public String name() {
        return name;
    }

    /** The lowest bit that an extraction takes. */
    public int low() {
        return low;
    }

    /** What its value cannot be beyond, given the bounds of the variables. A truth value is 0 or 1. */
    public Bounds bounds() {
        return bounds;
    }

    public boolean isConstant() {
        return op == Op.CONSTANT;
    }

    public boolean isVariable() {
        return op == Op.VARIABLE;
    }

    public boolean isTrue() {
        return isTruth() && isConstant() && bounds.low().signum() > 0;
    }

    public boolean isFalse() {
        return isTruth() && isConstant() && bounds.low().signum() == 0;
    }

    /** The value of a constant, unsigned. */
    public BigInteger value() {
        if (!isConstant()) {
            throw new IllegalStateException("not a constant: " + op);
        }
        return bounds.low();
    }

    /** The value of a constant of at most 64 bits, signed. */
    public long signedValue() {
        return Bounds.signed(value(), width).longValueExact();
    }

    @Override
    public String toString() {
        return switch (op) {
            case VARIABLE -> name;
            case CONSTANT -> value().toString();
            default -> op.smt() + operands;
        };
    }
}
