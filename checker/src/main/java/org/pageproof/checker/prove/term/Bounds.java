package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.List;

/**
 * Bounds of a term's value, read as an unsigned and as a signed number; both hold. A sound estimate, never exact by promise.
 *
 * @param low smallest unsigned value
 * @param high largest unsigned value
 * @param signedLow smallest signed value
 * @param signedHigh largest signed value
 */
public record Bounds(BigInteger low, BigInteger high, BigInteger signedLow, BigInteger signedHigh) {
    static final Bounds TRUTH = new Bounds(BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO, BigInteger.ONE);

    /** Every value of that width. */
    static Bounds all(int width) {
        return unsigned(BigInteger.ZERO, mask(width), width);
    }

    /** The bounds of an unsigned value. */
    static Bounds unsigned(BigInteger low, BigInteger high, int width) {
        if (width == 0) {
            return new Bounds(low, high, low, high);
        }
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        boolean upper = low.compareTo(half) >= 0;
        boolean lower = high.compareTo(half) < 0;
        return upper || lower
                ? new Bounds(low, high, signed(low, width), signed(high, width))
                : new Bounds(low, high, half.negate(), half.subtract(BigInteger.ONE));
    }

    /** The bounds of a signed value. */
    static Bounds signed(BigInteger low, BigInteger high, int width) {
        boolean crosses = low.signum() < 0 && high.signum() >= 0;
        return crosses
                ? new Bounds(BigInteger.ZERO, mask(width), low, high)
                : new Bounds(low.and(mask(width)), high.and(mask(width)), low, high);
    }

    static BigInteger mask(int width) {
        return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    }

    /** The signed number that has these bits. */
    static BigInteger signed(BigInteger value, int width) {
        return width > 0 && value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
    }

    /** Both are true. */
    Bounds and(Bounds other) {
        return new Bounds(
                low.max(other.low),
                high.min(other.high),
                signedLow.max(other.signedLow),
                signedHigh.min(other.signedHigh));
    }

    /** One of them is true. */
    private Bounds or(Bounds other) {
        return new Bounds(
                low.min(other.low),
                high.max(other.high),
                signedLow.min(other.signedLow),
                signedHigh.max(other.signedHigh));
    }

    /** Of the result of an operator over operands with known bounds. */
    static Bounds of(Op op, int width, int from, List<Term> operands) {
        return switch (op) {
            case ITE -> operands.get(1).bounds().or(operands.get(2).bounds());
            case ADD -> added(operands.get(0).bounds(), operands.get(1).bounds(), width);
            case SUBTRACT ->
                subtracted(operands.get(0).bounds(), operands.get(1).bounds(), width);
            case BIT_AND ->
                unsigned(
                        BigInteger.ZERO,
                        operands.get(0)
                                .bounds()
                                .high()
                                .min(operands.get(1).bounds().high()),
                        width);
            case BIT_OR, BIT_XOR -> {
                BigInteger most = operands.get(0)
                        .bounds()
                        .high()
                        .max(operands.get(1).bounds().high());
                yield unsigned(BigInteger.ZERO, mask(most.bitLength()), width);
            }
            case SHIFT_RIGHT ->
                operands.get(1).isConstant()
                        ? shifted(operands.get(0).bounds(), operands.get(1).value(), width)
                        : unsigned(BigInteger.ZERO, operands.get(0).bounds().high(), width);
            case EXTRACT ->
                from == 0 && operands.get(0).bounds().high().bitLength() <= width
                        ? unsigned(
                                operands.get(0).bounds().low(),
                                operands.get(0).bounds().high(),
                                width)
                        : extracted(operands.get(0).bounds(), from, width);
            case ZERO_EXTEND ->
                unsigned(
                        operands.get(0).bounds().low(), operands.get(0).bounds().high(), width);
            case SIGN_EXTEND ->
                signed(
                        operands.get(0).bounds().signedLow(),
                        operands.get(0).bounds().signedHigh(),
                        width);
            default -> width == 0 ? TRUTH : all(width);
        };
    }

    private static Bounds shifted(Bounds b, BigInteger by, int width) {
        int bits = by.min(BigInteger.valueOf(width)).intValue();
        return unsigned(b.low.shiftRight(bits), b.high.shiftRight(bits), width);
    }

    private static Bounds extracted(Bounds b, int from, int width) {
        BigInteger high = b.high.shiftRight(from);
        return high.bitLength() <= width ? unsigned(b.low.shiftRight(from), high, width) : all(width);
    }

    private static Bounds added(Bounds a, Bounds b, int width) {
        BigInteger low = a.low.add(b.low);
        BigInteger high = a.high.add(b.high);
        Bounds unsigned = high.bitLength() <= width ? unsigned(low, high, width) : all(width);
        return unsigned.and(within(a.signedLow.add(b.signedLow), a.signedHigh.add(b.signedHigh), width));
    }

    private static Bounds subtracted(Bounds a, Bounds b, int width) {
        BigInteger low = a.low.subtract(b.high);
        BigInteger high = a.high.subtract(b.low);
        Bounds unsigned = low.signum() >= 0 ? unsigned(low, high, width) : all(width);
        return unsigned.and(within(a.signedLow.subtract(b.signedHigh), a.signedHigh.subtract(b.signedLow), width));
    }

    private static Bounds within(BigInteger signedLow, BigInteger signedHigh, int width) {
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        boolean fits = signedLow.compareTo(half.negate()) >= 0 && signedHigh.compareTo(half) < 0;
        return fits ? signed(signedLow, signedHigh, width) : all(width);
    }
}
