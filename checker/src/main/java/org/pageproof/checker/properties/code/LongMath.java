package org.pageproof.checker.properties.code;

import org.pageproof.spec.typed.Arithmetic;

/** Operators of specs on longs, where operands and result are known to fit; called by generated code. */
public final class LongMath {
    private LongMath() {}

    /** Euclidean: the remainder is never negative. */
    public static long divide(long a, long b) {
        if (b == 0) {
            throw new NoValue();
        }
        long floor = Math.floorDiv(a, b);
        // Below zero, floor division leaves a negative remainder, which is the other rounding.
        return b < 0 && floor * b != a ? floor + 1 : floor;
    }

    /** From 0 to |b| - 1. */
    public static long remainder(long a, long b) {
        if (b == 0) {
            throw new NoValue();
        }
        long r = a % b;
        return r >= 0 ? r : r + Math.abs(b);
    }

    public static long shiftLeft(long a, long distance) {
        check(distance);
        return distance > 63 ? 0 : a << distance;
    }

    public static long shiftRight(long a, long distance) {
        check(distance);
        return a >> Math.min(distance, 63);
    }

    public static long power(long a, long exponent) {
        check(exponent);
        long result = 1;
        long square = a;
        for (long e = exponent; e != 0; e >>= 1) {
            if ((e & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** Which of so many branches from {@code first} on is the index's, or -1. */
    public static int branch(long index, long first, int branches) {
        long at = index - first;
        return index >= first && at >= 0 && at < branches ? (int) at : -1;
    }

    /** Gives a branch without a value the type of one. */
    @SuppressWarnings("DoNotCallSuggester")
    public static long noValue() {
        throw new NoValue();
    }

    private static void check(long distance) {
        if (distance < 0 || distance > Arithmetic.MAX_SHIFT) {
            throw new NoValue();
        }
    }
}
