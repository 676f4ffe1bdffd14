package org.pageproof.checker.prove.term;

/** The operators of terms, with their names in SMT-LIB's theory of fixed-size bit-vectors. */
public enum Op {
    VARIABLE(""),
    CONSTANT(""),
    NOT("not"),
    AND("and"),
    OR("or"),
    EQUAL("="),
    ITE("ite"),
    /** Unsigned. */
    BELOW("bvult"),
    /** Unsigned. */
    AT_MOST("bvule"),
    SIGNED_LESS("bvslt"),
    SIGNED_AT_MOST("bvsle"),
    ADD("bvadd"),
    SUBTRACT("bvsub"),
    MULTIPLY("bvmul"),
    /** Truncates towards zero; the smallest number divided by -1 is itself, as in Java. */
    SIGNED_DIVIDE("bvsdiv"),
    /** Has the sign of the dividend, as in Java. */
    SIGNED_REMAINDER("bvsrem"),
    BIT_AND("bvand"),
    BIT_OR("bvor"),
    BIT_XOR("bvxor"),
    /** Shifts by the width or more give 0. */
    SHIFT_LEFT("bvshl"),
    SHIFT_RIGHT("bvlshr"),
    SIGNED_SHIFT_RIGHT("bvashr"),
    /** The first operand holds the upper bits. */
    CONCATENATE("concat"),
    /** The bits from {@link Term#low} on. */
    EXTRACT("extract"),
    ZERO_EXTEND("zero_extend"),
    SIGN_EXTEND("sign_extend");

    private final String smt;

    Op(String smt) {
        this.smt = smt;
    }

    String smt() {
        return smt;
    }

    boolean isCommutative() {
        return switch (this) {
            case EQUAL, ADD, MULTIPLY, BIT_AND, BIT_OR, BIT_XOR -> true;
            default -> false;
        };
    }
}
