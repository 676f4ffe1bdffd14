package org.pageproof.spec.typed;

import java.math.BigInteger;

/**
 * The meaning of the operators on ints.
 *
 * <p>Division is Euclidean: the remainder is never negative, and {@code a == (a / b) * b + a % b}. For non-negative
 * operands that is what C and Java do; {@code -7 / 2} is -4 and {@code -7 % 2} is 1. Bit operators see an infinite two's
 * complement, so {@code -1 & 7} is 7, and {@code >>} rounds down.
 */
public final class Arithmetic {
    /** Greatest exponent and greatest shift distance. */
    public static final int MAX_SHIFT = 4096;

    // A product of products must not eat the memory.
    private static final int MOST_BITS = 64 * MAX_SHIFT;

    private Arithmetic() {}

    /** What went wrong in an evaluation, in words for the user. */
    public static final class Undefined extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Undefined(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Applies an operator of the kind ARITHMETIC.
     *
     * @throws Undefined on division by zero, on a negative or excessive exponent or shift distance, and when the result of
     *     a product, power or shift has more than 262,144 bits
     */
    public static BigInteger apply(BinaryOp op, BigInteger a, BigInteger b) {
        return switch (op) {
            case POWER -> power(a, b);
            case MULTIPLY -> small(a.bitLength() + (long) b.bitLength()) ? a.multiply(b) : tooLarge();
            case DIVIDE -> a.subtract(remainder(a, b)).divide(b);
            case REMAINDER -> remainder(a, b);
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case SHIFT_LEFT -> {
                int d = distance(b);
                yield small(a.bitLength() + (long) d) ? a.shiftLeft(d) : tooLarge();
            }
            case SHIFT_RIGHT -> a.shiftRight(distance(b));
            case BIT_AND -> a.and(b);
            case BIT_XOR -> a.xor(b);
            case BIT_OR -> a.or(b);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND, OR, IMPLIES, IFF ->
                throw new IllegalArgumentException(op.symbol() + " gives no number");
        };
    }

    /** Applies a comparison of two ints, or of two ordinals or truth values as 0 and 1. */
    public static boolean compare(BinaryOp op, BigInteger a, BigInteger b) {
        int c = a.compareTo(b);
        return switch (op) {
            case EQUAL -> c == 0;
            case NOT_EQUAL -> c != 0;
            case LESS -> c < 0;
            case LESS_OR_EQUAL -> c <= 0;
            case GREATER -> c > 0;
            case GREATER_OR_EQUAL -> c >= 0;
            default -> throw new IllegalArgumentException(op.symbol() + " is no comparison");
        };
    }

    private static BigInteger remainder(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw new Undefined("division by zero");
        }
        return a.mod(b.abs());
    }

    private static BigInteger power(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            throw new Undefined("the exponent " + shown(b) + " is negative");
        }
        if (b.bitLength() > 31 || b.intValue() > MAX_SHIFT) {
            throw new Undefined("the exponent " + shown(b) + " is above " + MAX_SHIFT);
        }
        return small((long) b.intValue() * a.bitLength()) ? a.pow(b.intValue()) : tooLarge();
    }

    private static boolean small(long bits) {
        return bits <= MOST_BITS;
    }

    private static BigInteger tooLarge() {
        throw new Undefined("the result has more than " + MOST_BITS + " bits");
    }

    private static String shown(BigInteger n) {
        return n.bitLength() > 200 ? "a number of " + n.bitLength() + " bits" : n.toString();
    }

    private static int distance(BigInteger b) {
        if (b.signum() < 0) {
            throw new Undefined("the shift distance " + shown(b) + " is negative");
        }
        if (b.bitLength() > 31 || b.intValue() > MAX_SHIFT) {
            throw new Undefined("the shift distance " + shown(b) + " is above " + MAX_SHIFT);
        }
        return b.intValue();
    }
}
