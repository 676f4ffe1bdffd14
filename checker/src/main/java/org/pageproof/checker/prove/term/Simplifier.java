package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What operators come to when one operand is special, or when the bounds of both decide. */
final class Simplifier {
    private Simplifier() {}

    /** The equality of two different bit-vectors, a constant last. */
    static Term equal(TermBuilder t, Term a, Term b) {
        if (disjoint(a.bounds(), b.bounds())) {
            return t.no();
        }
        if (b.isConstant()) {
            if (a.op() == Op.ITE && (a.operand(1).isConstant() || a.operand(2).isConstant())) {
                return t.or(
                        t.and(a.operand(0), t.equal(a.operand(1), b)),
                        t.and(t.not(a.operand(0)), t.equal(a.operand(2), b)));
            }
            if (a.op() == Op.ZERO_EXTEND || a.op() == Op.SIGN_EXTEND) {
                // Bounds are wide enough here: a constant that the extension cannot give is out of bounds.
                Term inner = a.operand(0);
                Term low = t.extract(b, 0, inner.width());
                Term again = a.op() == Op.ZERO_EXTEND ? t.zeroExtend(low, a.width()) : sign(t, low, a.width());
                return again == b ? t.equal(inner, low) : t.no();
            }
        } else if (a.op() == b.op()
                && (a.op() == Op.ZERO_EXTEND || a.op() == Op.SIGN_EXTEND)
                && a.operand(0).width() == b.operand(0).width()) {
            return t.equal(a.operand(0), b.operand(0));
        }
        return t.plain(Op.EQUAL, a, b);
    }

    private static Term sign(TermBuilder t, Term constant, int width) {
        return t.constant(Bounds.signed(constant.value(), constant.width()), width);
    }

    private static boolean disjoint(Bounds a, Bounds b) {
        return a.high().compareTo(b.low()) < 0
                || b.high().compareTo(a.low()) < 0
                || a.signedHigh().compareTo(b.signedLow()) < 0
                || b.signedHigh().compareTo(a.signedLow()) < 0;
    }

    /** Null where there is nothing simpler. For commutative operators a constant is last. */
    static @Nullable Term binary(TermBuilder t, Op op, Term a, Term b) {
        if (TermBuilder.isComparison(op)) {
            return comparison(t, op, a, b);
        }
        if (b.isConstant()) {
            Term simple = withConstant(t, op, a, b);
            if (simple != null) {
                return simple;
            }
        }
        if (a == b) {
            switch (op) {
                case BIT_AND, BIT_OR -> {
                    return a;
                }
                case BIT_XOR, SUBTRACT -> {
                    return t.constant(0, a.width());
                }
                default -> {}
            }
        }
        return null;
    }

    private static @Nullable Term withConstant(TermBuilder t, Op op, Term a, Term b) {
        BigInteger v = b.value();
        boolean zero = v.signum() == 0;
        boolean ones = v.equals(Bounds.mask(b.width()));
        return switch (op) {
            case ADD -> zero ? a : a.op() == Op.ADD && a.operand(1).isConstant() ? shifted(t, a, b) : null;
            case SUBTRACT -> t.apply(Op.ADD, a, t.constant(v.negate(), b.width()));
            case BIT_OR -> zero ? a : ones ? b : null;
            case BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT, SIGNED_SHIFT_RIGHT -> zero ? a : null;
            case BIT_AND -> zero ? b : ones || covers(v, a) ? a : within(t, a, v);
            case MULTIPLY -> zero ? b : v.equals(BigInteger.ONE) ? a : null;
            default -> null;
        };
    }

    private static Term shifted(TermBuilder t, Term sum, Term by) {
        return t.apply(Op.ADD, sum.operand(0), t.apply(Op.ADD, sum.operand(1), by));
    }

    /** Whether the mask keeps every bit that the value can have. */
    private static boolean covers(BigInteger mask, Term a) {
        BigInteger possible = Bounds.mask(a.bounds().high().bitLength());
        return possible.andNot(mask).signum() == 0;
    }

    /** A mask of the lowest bits as an extraction of a part that stays narrow. */
    private static @Nullable Term within(TermBuilder t, Term a, BigInteger mask) {
        int bits = mask.bitLength();
        if (bits < a.width() && mask.equals(Bounds.mask(bits))) {
            return t.zeroExtend(t.extract(a, 0, bits), a.width());
        }
        return null;
    }

    private static @Nullable Term comparison(TermBuilder t, Op op, Term a, Term b) {
        boolean signed = op == Op.SIGNED_LESS || op == Op.SIGNED_AT_MOST;
        boolean strict = op == Op.BELOW || op == Op.SIGNED_LESS;
        if (a == b) {
            return t.bool(!strict);
        }
        BigInteger aLow = signed ? a.bounds().signedLow() : a.bounds().low();
        BigInteger aHigh = signed ? a.bounds().signedHigh() : a.bounds().high();
        BigInteger bLow = signed ? b.bounds().signedLow() : b.bounds().low();
        BigInteger bHigh = signed ? b.bounds().signedHigh() : b.bounds().high();
        int highLow = aHigh.compareTo(bLow);
        if (strict ? highLow < 0 : highLow <= 0) {
            return t.yes();
        }
        int lowHigh = aLow.compareTo(bHigh);
        if (strict ? lowHigh >= 0 : lowHigh > 0) {
            return t.no();
        }
        if (b.isConstant() && a.op() == Op.ITE && a.operand(1).isConstant()) {
            return t.or(
                    t.and(a.operand(0), t.apply(op, a.operand(1), b)),
                    t.and(t.not(a.operand(0)), t.apply(op, a.operand(2), b)));
        }
        boolean bothPositive =
                a.bounds().signedLow().signum() >= 0 && b.bounds().signedLow().signum() >= 0;
        if (signed && bothPositive) {
            return t.apply(strict ? Op.BELOW : Op.AT_MOST, a, b);
        }
        return signed ? null : withZero(t, strict, a, b);
    }

    /** Whether something is 0, in one form only, so that it is seen where it is said twice or denied. */
    private static @Nullable Term withZero(TermBuilder t, boolean strict, Term a, Term b) {
        BigInteger least = strict ? BigInteger.ZERO : BigInteger.ONE;
        if (a.isConstant() && a.value().equals(least)) {
            return t.not(t.equal(b, t.constant(0, b.width())));
        } else if (b.isConstant() && b.value().equals(BigInteger.ONE.subtract(least))) {
            return t.equal(a, t.constant(0, a.width()));
        }
        return null;
    }

    /** Null where there is nothing simpler. */
    static @Nullable Term extract(TermBuilder t, Term a, int low, int width) {
        Term first = a.operands().isEmpty() ? null : a.operand(0);
        switch (a.op()) {
            case EXTRACT -> {
                return t.extract(a.operand(0), a.low() + low, width);
            }
            case ZERO_EXTEND, SIGN_EXTEND -> {
                if (first != null && low + width <= first.width()) {
                    return t.extract(first, low, width);
                } else if (first != null && a.op() == Op.ZERO_EXTEND && low >= first.width()) {
                    return t.constant(0, width);
                } else if (first != null && low == 0) {
                    return a.op() == Op.ZERO_EXTEND ? t.zeroExtend(first, width) : t.signExtend(first, width);
                }
            }
            case CONCATENATE -> {
                Term lower = a.operand(1);
                if (low + width <= lower.width()) {
                    return t.extract(lower, low, width);
                } else if (low >= lower.width()) {
                    return t.extract(a.operand(0), low - lower.width(), width);
                }
            }
            case BIT_AND, BIT_OR, BIT_XOR -> {
                return t.apply(a.op(), t.extract(a.operand(0), low, width), t.extract(a.operand(1), low, width));
            }
            case ADD, SUBTRACT, MULTIPLY -> {
                if (low == 0) {
                    return t.apply(a.op(), t.extract(a.operand(0), 0, width), t.extract(a.operand(1), 0, width));
                }
            }
            case ITE -> {
                if (a.operand(1).isConstant() || a.operand(2).isConstant()) {
                    return t.ite(
                            a.operand(0), t.extract(a.operand(1), low, width), t.extract(a.operand(2), low, width));
                }
            }
            default -> {}
        }
        return null;
    }
}
