package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.BinaryOp;

/**
 * What an expression says of single slots and of single fields of words: the values outside of which it is false, whatever all else is.
 * Where it has no value, such as after a division by zero, nothing is excluded, so that whoever tries values meets that too.
 */
final class Narrowing {
    /**
     * A part of a slot that expressions compare.
     *
     * @param shift its lowest bit
     * @param width in bits
     * @param signed whether it is read as a signed number, which only all of a slot is
     */
    record Part(int slot, int shift, int width, boolean signed) {
        /** Where its values lie. */
        Interval range() {
            return signed
                    ? Interval.of(Long.MIN_VALUE, Long.MAX_VALUE)
                    : new Interval(
                            BigInteger.ZERO, BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        }

        /** Its bits in place. */
        long mask() {
            return (width == Long.SIZE ? -1 : (1L << width) - 1) << shift;
        }

        /** Its value in a slot. */
        BigInteger of(long slotValue) {
            BigInteger all = BigInteger.valueOf(slotValue);
            return signed ? all : all.shiftRight(shift).and(range().high());
        }
    }

    private Narrowing() {}

    /** The values that are left by all conjuncts together; parts of which nothing is known are not there. */
    static Map<Part, NumberSet> of(List<Ground> conjuncts) {
        Map<Part, NumberSet> all = new HashMap<>();
        conjuncts.forEach(c -> meet(all, where(c, true)));
        return all;
    }

    /** Where the truth value can be {@code is}, or no value at all. */
    private static Map<Part, NumberSet> where(Ground g, boolean is) {
        if (g instanceof Ground.Not n) {
            return where(n.operand(), !is);
        } else if (g instanceof Ground.All a) {
            return is ? every(a.operands(), true) : some(a.operands(), false);
        } else if (g instanceof Ground.Any a) {
            return is ? some(a.operands(), true) : every(a.operands(), false);
        } else if (g instanceof Ground.Compare c) {
            return compared(c, is);
        }
        Part part = part(g);
        if (part == null) {
            return Map.of();
        }
        return Map.of(
                part,
                is ? NumberSet.without(part.range(), BigInteger.ZERO) : NumberSet.of(Interval.only(BigInteger.ZERO)));
    }

    /** Operands that are looked at until one has another value: what follows one without a value is not looked at. */
    private static Map<Part, NumberSet> every(List<Ground> operands, boolean is) {
        Map<Part, NumberSet> all = new HashMap<>();
        for (Ground g : operands) {
            meet(all, where(g, is));
            if (Terms.canFail(g)) {
                break;
            }
        }
        return all;
    }

    /** One operand at least has the value, or none. */
    private static Map<Part, NumberSet> some(List<Ground> operands, boolean is) {
        Map<Part, NumberSet> all = new HashMap<>(where(operands.get(0), is));
        for (Ground g : operands.subList(1, operands.size())) {
            Map<Part, NumberSet> other = where(g, is);
            all.keySet().retainAll(other.keySet());
            all.replaceAll((part, set) -> set.or(other.getOrDefault(part, set)));
        }
        return all;
    }

    private static void meet(Map<Part, NumberSet> all, Map<Part, NumberSet> more) {
        more.forEach((part, set) -> all.merge(part, set, NumberSet::and));
    }

    private static Map<Part, NumberSet> compared(Ground.Compare c, boolean is) {
        Part left = part(c.left());
        Part right = part(c.right());
        BigInteger low = Terms.value(c.left());
        BigInteger high = Terms.value(c.right());
        if (left != null && high != null) {
            return Map.of(left, compared(left.range(), c.op(), high, is, true));
        } else if (right != null && low != null) {
            return Map.of(right, compared(right.range(), c.op(), low, is, false));
        }
        return Map.of();
    }

    /**
     * The numbers of an interval of which a comparison is true, or false.
     *
     * @param first whether they stand on its left
     */
    private static NumberSet compared(Interval all, BinaryOp op, BigInteger with, boolean is, boolean first) {
        if (op == BinaryOp.EQUAL) {
            return is ? NumberSet.of(all).and(NumberSet.of(Interval.only(with))) : NumberSet.without(all, with);
        }
        // With equality among them where that is what the comparison says, or where its opposite does not.
        NumberSet strictly = first == is ? NumberSet.below(all, with) : NumberSet.above(all, with);
        boolean orEqual = (op == BinaryOp.LESS_OR_EQUAL) == is;
        return orEqual ? strictly.or(NumberSet.of(all).and(NumberSet.of(Interval.only(with)))) : strictly;
    }

    private static @Nullable Part part(Ground g) {
        if (g instanceof Ground.Slot s) {
            return new Part(s.slot(), 0, Long.SIZE, true);
        } else if (g instanceof Ground.Bits b) {
            return new Part(b.slot(), b.shift(), b.width(), false);
        }
        return null;
    }
}
