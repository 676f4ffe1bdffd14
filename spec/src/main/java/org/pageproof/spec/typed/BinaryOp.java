package org.pageproof.spec.typed;

/** Operators with two operands. The symbol is the main spelling; words such as {@code and} are other spellings. */
public enum BinaryOp {
    POWER("**", Kind.ARITHMETIC),
    MULTIPLY("*", Kind.ARITHMETIC),
    DIVIDE("/", Kind.ARITHMETIC),
    REMAINDER("%", Kind.ARITHMETIC),
    ADD("+", Kind.ARITHMETIC),
    SUBTRACT("-", Kind.ARITHMETIC),
    SHIFT_LEFT("<<", Kind.ARITHMETIC),
    SHIFT_RIGHT(">>", Kind.ARITHMETIC),
    BIT_AND("&", Kind.ARITHMETIC),
    BIT_XOR("^", Kind.ARITHMETIC),
    BIT_OR("|", Kind.ARITHMETIC),
    EQUAL("==", Kind.EQUALITY),
    NOT_EQUAL("!=", Kind.EQUALITY),
    LESS("<", Kind.ORDER),
    LESS_OR_EQUAL("<=", Kind.ORDER),
    GREATER(">", Kind.ORDER),
    GREATER_OR_EQUAL(">=", Kind.ORDER),
    AND("&&", Kind.LOGIC),
    OR("||", Kind.LOGIC),
    IMPLIES("=>", Kind.LOGIC),
    IFF("<=>", Kind.LOGIC);

    /** What an operator takes and gives. */
    public enum Kind {
        /** Two ints to an int. */
        ARITHMETIC,
        /** Two values of one type to a truth value. */
        EQUALITY,
        /** Two ints to a truth value. */
        ORDER,
        /** Two truth values to a truth value. */
        LOGIC
    }

    private final String symbol;
    private final Kind kind;

    BinaryOp(String symbol, Kind kind) {
        this.symbol = symbol;
        this.kind = kind;
    }

    public String symbol() {
        return symbol;
    }

    public Kind kind() {
        return kind;
    }
}
