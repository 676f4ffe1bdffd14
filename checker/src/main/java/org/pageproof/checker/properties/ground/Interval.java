package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.List;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.BinaryOp;

/** The values {@code low .. high} that an expression can have. Integers are mathematical, so the bounds are too. */
public record Interval(BigInteger low, BigInteger high) {
    /** Truth values. */
    public static final Interval TRUTH = of(0, 1);

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** No legal power or shift exceeds it: {@link Arithmetic} bounds the size of results. */
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(64 * Arithmetic.MAX_SHIFT + 1);

    /** The numbers {@code low .. high}. */
    public static Interval of(long low, long high) {
        return new Interval(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    /** One number. */
    public static Interval only(BigInteger value) {
        return new Interval(value, value);
    }

    /** Whether every value is a long. */
    public boolean fitsLong() {
        return low.compareTo(MIN) >= 0 && high.compareTo(MAX) <= 0;
    }

    public boolean isSingle() {
        return low.equals(high);
    }

    public boolean contains(BigInteger value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    boolean nonNegative() {
        return low.signum() >= 0;
    }

    /** The smallest interval with the values of both. */
    public Interval join(Interval other) {
        return new Interval(low.min(other.low), high.max(other.high));
    }

    Interval plus(Interval other) {
        return new Interval(low.add(other.low), high.add(other.high));
    }

    /** Where results of the operator lie. */
    static Interval of(BinaryOp op, Interval a, Interval b) {
        return switch (op) {
            case ADD -> a.plus(b);
            case SUBTRACT -> new Interval(a.low.subtract(b.high), a.high.subtract(b.low));
            case MULTIPLY ->
                hull(List.of(
                        a.low.multiply(b.low),
                        a.low.multiply(b.high),
                        a.high.multiply(b.low),
                        a.high.multiply(b.high)));
            case DIVIDE -> a.nonNegative() && b.nonNegative() ? new Interval(BigInteger.ZERO, a.high) : around(size(a));
            case REMAINDER -> {
                BigInteger most = size(b).subtract(BigInteger.ONE).max(BigInteger.ZERO);
                yield new Interval(BigInteger.ZERO, a.nonNegative() ? most.min(a.high) : most);
            }
            case SHIFT_LEFT -> shiftLeft(a, distance(b.low), distance(b.high));
            case SHIFT_RIGHT ->
                hull(List.of(
                        a.low.shiftRight(distance(b.low)),
                        a.low.shiftRight(distance(b.high)),
                        a.high.shiftRight(distance(b.low)),
                        a.high.shiftRight(distance(b.high))));
            case BIT_AND -> and(a, b);
            case BIT_OR, BIT_XOR -> {
                int bits = Math.max(size(a).bitLength(), size(b).bitLength());
                BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
                yield a.nonNegative() && b.nonNegative()
                        ? new Interval(BigInteger.ZERO, most)
                        : new Interval(most.not(), most);
            }
            case POWER -> power(a, b);
            default -> TRUTH;
        };
    }

    /** Whether the operator can be without a value for operands in these intervals. */
    static boolean canFail(BinaryOp op, Interval a, Interval b) {
        return switch (op) {
            case DIVIDE, REMAINDER -> b.contains(BigInteger.ZERO);
            case SHIFT_LEFT, SHIFT_RIGHT ->
                b.low.signum() < 0 || b.high.compareTo(BigInteger.valueOf(Arithmetic.MAX_SHIFT)) > 0;
            case POWER ->
                b.low.signum() < 0
                        || b.high.compareTo(BigInteger.valueOf(Arithmetic.MAX_SHIFT)) > 0
                        || b.high.longValue() * Math.max(1, size(a).bitLength()) > 64L * Arithmetic.MAX_SHIFT;
            default -> false;
        };
    }

    private static Interval and(Interval a, Interval b) {
        if (a.nonNegative()) {
            return new Interval(BigInteger.ZERO, b.nonNegative() ? a.high.min(b.high) : a.high);
        } else if (b.nonNegative()) {
            return new Interval(BigInteger.ZERO, b.high);
        }
        BigInteger most = BigInteger.ONE.shiftLeft(Math.max(size(a).bitLength(), size(b).bitLength()));
        return new Interval(most.negate(), most);
    }

    private static Interval shiftLeft(Interval a, int least, int most) {
        return hull(List.of(
                a.low.shiftLeft(least), a.low.shiftLeft(most), a.high.shiftLeft(least), a.high.shiftLeft(most)));
    }

    private static Interval power(Interval a, Interval b) {
        if (canFail(BinaryOp.POWER, a, b)) {
            return around(HUGE);
        }
        BigInteger most = size(a).max(BigInteger.ONE).pow(b.high.intValue());
        return a.nonNegative() ? new Interval(BigInteger.ZERO, most) : around(most);
    }

    private static int distance(BigInteger b) {
        return b.max(BigInteger.ZERO)
                .min(BigInteger.valueOf(Arithmetic.MAX_SHIFT))
                .intValue();
    }

    private static BigInteger size(Interval a) {
        return a.low.abs().max(a.high.abs());
    }

    private static Interval around(BigInteger size) {
        return new Interval(size.negate(), size);
    }

    private static Interval hull(List<BigInteger> corners) {
        Interval all = only(corners.get(0));
        for (BigInteger c : corners) {
            all = all.join(only(c));
        }
        return all;
    }
}
