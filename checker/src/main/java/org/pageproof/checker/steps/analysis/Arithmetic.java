package org.pageproof.checker.steps.analysis;

import java.math.BigInteger;
import org.pageproof.checker.steps.ir.Insn.Conversion;
import org.pageproof.checker.steps.ir.Insn.Op;

/** Java's integer arithmetic on values and on ranges. */
public final class Arithmetic {
    private Arithmetic() {}

    /**
     * The value of an operation.
     *
     * @throws ArithmeticException for a division by zero
     */
    public static long apply(Op op, boolean wide, long a, long b) {
        if (!wide) {
            return applyInt(op, (int) a, (int) b);
        }
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
        };
    }

    private static int applyInt(Op op, int a, int b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
        };
    }

    public static long apply(Conversion op, long a) {
        return switch (op) {
            case NEG_INT -> -(int) a;
            case NEG_LONG -> -a;
            case TO_INT -> (int) a;
            case TO_BYTE -> (byte) a;
            case TO_SHORT -> (short) a;
            case TO_CHAR -> (char) a;
        };
    }

    static Range apply(Op op, boolean wide, Range a, Range b) {
        Range all = wide ? Range.LONG : Range.INT;
        if (a.isEmpty() || b.isEmpty()) {
            return all;
        }
        if (a.isConstant() && b.isConstant() && (b.low() != 0 || (op != Op.DIV && op != Op.REM))) {
            return Range.only(apply(op, wide, a.low(), b.low()));
        }
        return switch (op) {
            case ADD -> exact(all, big(a.low()).add(big(b.low())), big(a.high()).add(big(b.high())));
            case SUB ->
                exact(all, big(a.low()).subtract(big(b.high())), big(a.high()).subtract(big(b.low())));
            case MUL -> product(all, a, b);
            case DIV -> quotient(all, a, b);
            case REM -> remainder(all, a, b);
            case AND -> and(all, a, b);
            case OR, XOR -> or(all, op, a, b);
            case SHL -> shiftLeft(all, wide, a, b);
            case SHR -> a.low() >= 0 ? Range.of(0, a.high()) : Range.of(a.low(), Math.max(a.high(), 0));
            case USHR -> a.low() >= 0 ? shiftRight(wide, a, b) : all;
        };
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static Range exact(Range all, BigInteger low, BigInteger high) {
        boolean fits = low.compareTo(big(all.low())) >= 0 && high.compareTo(big(all.high())) <= 0;
        return fits ? Range.of(low.longValueExact(), high.longValueExact()) : all;
    }

    private static Range product(Range all, Range a, Range b) {
        BigInteger p = big(a.low()).multiply(big(b.low()));
        BigInteger q = big(a.low()).multiply(big(b.high()));
        BigInteger r = big(a.high()).multiply(big(b.low()));
        BigInteger s = big(a.high()).multiply(big(b.high()));
        return exact(all, p.min(q).min(r).min(s), p.max(q).max(r).max(s));
    }

    private static Range quotient(Range all, Range a, Range b) {
        return a.low() >= 0 && b.low() > 0 ? Range.of(a.low() / b.high(), a.high() / b.low()) : all;
    }

    private static Range remainder(Range all, Range a, Range b) {
        return a.low() >= 0 && b.low() > 0 ? Range.of(0, Math.min(a.high(), b.high() - 1)) : all;
    }

    private static Range and(Range all, Range a, Range b) {
        if (a.low() >= 0 && b.low() >= 0) {
            return Range.of(0, Math.min(a.high(), b.high()));
        } else if (a.low() >= 0) {
            return Range.of(0, a.high());
        } else if (b.low() >= 0) {
            return Range.of(0, b.high());
        }
        return all;
    }

    private static Range or(Range all, Op op, Range a, Range b) {
        if (a.low() < 0 || b.low() < 0) {
            return all;
        }
        long top = Long.highestOneBit(Math.max(Math.max(a.high(), b.high()), 1));
        long high = top | (top - 1);
        return Range.of(op == Op.OR ? Math.max(a.low(), b.low()) : 0, high);
    }

    private static Range shiftLeft(Range all, boolean wide, Range a, Range b) {
        int limit = wide ? 63 : 31;
        if (a.low() < 0 || b.low() < 0 || b.high() > limit) {
            return all;
        }
        return exact(all, big(a.low()).shiftLeft((int) b.low()), big(a.high()).shiftLeft((int) b.high()));
    }

    private static Range shiftRight(boolean wide, Range a, Range b) {
        int limit = wide ? 63 : 31;
        boolean plain = b.low() >= 0 && b.high() <= limit;
        return plain ? Range.of(a.low() >> b.high(), a.high() >> b.low()) : Range.of(0, a.high());
    }
}
