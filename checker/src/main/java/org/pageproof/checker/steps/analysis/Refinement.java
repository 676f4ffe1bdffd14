package org.pageproof.checker.steps.analysis;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.Insn.Cond;

/** What is known of the registers of a branch once it is taken. */
final class Refinement {
    private Refinement() {}

    static Cond not(Cond cond) {
        return switch (cond) {
            case EQ -> Cond.NE;
            case NE -> Cond.EQ;
            case LT -> Cond.GE;
            case GE -> Cond.LT;
            case GT -> Cond.LE;
            case LE -> Cond.GT;
        };
    }

    /** The registers when the condition holds; null when it cannot. */
    static @Nullable Range @Nullable [] when(Cond cond, Insn.Branch b, @Nullable Range[] in) {
        Range left = in[b.left()];
        Range right = b.right() < 0 ? Range.only(0) : in[b.right()];
        if (left == null || right == null) {
            return null;
        }
        @Nullable Range[] out = in.clone();
        if (left.nullable() || right.nullable() || left.isEmpty() || right.isEmpty()) {
            return references(cond, b, left, right, out);
        }
        Range l = narrow(cond, left, right);
        Range r = narrow(mirror(cond), right, left);
        if (l.isEmpty() || r.isEmpty()) {
            return null;
        }
        out[b.left()] = l;
        if (b.right() >= 0) {
            out[b.right()] = r;
        }
        return out;
    }

    private static @Nullable Range @Nullable [] references(
            Cond cond, Insn.Branch b, Range left, Range right, @Nullable Range[] out) {
        boolean withNull = b.right() < 0 || right.equals(Range.NULL);
        if (!withNull) {
            return out;
        }
        if (cond == Cond.EQ) {
            if (!left.nullable()) {
                return null;
            }
            out[b.left()] = Range.NULL;
        } else if (cond == Cond.NE) {
            if (left.isEmpty()) {
                return null;
            }
            out[b.left()] = Range.of(left.low(), left.high());
        }
        return out;
    }

    private static Cond mirror(Cond cond) {
        return switch (cond) {
            case EQ, NE -> cond;
            case LT -> Cond.GT;
            case GE -> Cond.LE;
            case GT -> Cond.LT;
            case LE -> Cond.GE;
        };
    }

    private static Range narrow(Cond cond, Range a, Range b) {
        return switch (cond) {
            case EQ -> a.clip(b.low(), b.high());
            case NE -> {
                if (!b.isConstant()) {
                    yield a;
                }
                long v = b.low();
                if (a.isConstant() && a.low() == v) {
                    yield Range.of(1, 0);
                }
                yield a.low() == v ? Range.of(v + 1, a.high()) : a.high() == v ? Range.of(a.low(), v - 1) : a;
            }
            case LT -> b.high() == Long.MIN_VALUE ? Range.of(1, 0) : a.clip(a.low(), b.high() - 1);
            case LE -> a.clip(a.low(), b.high());
            case GT -> b.low() == Long.MAX_VALUE ? Range.of(1, 0) : a.clip(b.low() + 1, a.high());
            case GE -> a.clip(b.low(), a.high());
        };
    }
}
