package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.List;

/** The value of an operator over values: unsigned numbers, truth values as 0 and 1. The meaning of SMT-LIB's bit-vectors. */
final class Folding {
    private Folding() {}

    static BigInteger apply(Op op, int width, int low, List<BigInteger> v, int operandWidth) {
        BigInteger mask = Bounds.mask(operandWidth);
        return switch (op) {
            case NOT -> truth(v.get(0).signum() == 0);
            case AND -> truth(v.stream().allMatch(x -> x.signum() != 0));
            case OR -> truth(v.stream().anyMatch(x -> x.signum() != 0));
            case EQUAL -> truth(v.get(0).equals(v.get(1)));
            case ITE -> v.get(0).signum() != 0 ? v.get(1) : v.get(2);
            case BELOW -> truth(v.get(0).compareTo(v.get(1)) < 0);
            case AT_MOST -> truth(v.get(0).compareTo(v.get(1)) <= 0);
            case SIGNED_LESS -> truth(signed(v.get(0), operandWidth).compareTo(signed(v.get(1), operandWidth)) < 0);
            case SIGNED_AT_MOST -> truth(signed(v.get(0), operandWidth).compareTo(signed(v.get(1), operandWidth)) <= 0);
            case ADD -> v.get(0).add(v.get(1)).and(mask);
            case SUBTRACT -> v.get(0).subtract(v.get(1)).and(mask);
            case MULTIPLY -> v.get(0).multiply(v.get(1)).and(mask);
            case SIGNED_DIVIDE -> divided(v.get(0), v.get(1), width).and(mask);
            case SIGNED_REMAINDER -> remainder(v.get(0), v.get(1), width).and(mask);
            case BIT_AND -> v.get(0).and(v.get(1));
            case BIT_OR -> v.get(0).or(v.get(1));
            case BIT_XOR -> v.get(0).xor(v.get(1));
            case SHIFT_LEFT -> v.get(0).shiftLeft(amount(v.get(1), width)).and(mask);
            case SHIFT_RIGHT -> v.get(0).shiftRight(amount(v.get(1), width));
            case SIGNED_SHIFT_RIGHT ->
                signed(v.get(0), width).shiftRight(amount(v.get(1), width)).and(mask);
            case CONCATENATE -> v.get(0).shiftLeft(operandWidth).or(v.get(1));
            case EXTRACT -> v.get(0).shiftRight(low).and(Bounds.mask(width));
            case ZERO_EXTEND -> v.get(0);
            case SIGN_EXTEND -> signed(v.get(0), operandWidth).and(Bounds.mask(width));
            case VARIABLE, CONSTANT -> throw new IllegalArgumentException("no operator: " + op);
        };
    }

    private static BigInteger signed(BigInteger value, int width) {
        return Bounds.signed(value, width);
    }

    private static int amount(BigInteger shift, int width) {
        return shift.min(BigInteger.valueOf(width)).intValue();
    }

    private static BigInteger divided(BigInteger left, BigInteger right, int width) {
        BigInteger a = signed(left, width);
        BigInteger b = signed(right, width);
        if (b.signum() == 0) {
            return a.signum() < 0 ? BigInteger.ONE : BigInteger.ONE.negate();
        }
        return a.divide(b);
    }

    private static BigInteger remainder(BigInteger left, BigInteger right, int width) {
        BigInteger a = signed(left, width);
        BigInteger b = signed(right, width);
        return b.signum() == 0 ? a : a.remainder(b);
    }

    private static BigInteger truth(boolean value) {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }
}
