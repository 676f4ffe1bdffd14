package org.pageproof.spec.lint;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.IndexOf;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.SizeOf;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;

/**
 * The values that an int can have whatever the parameters of the model are.
 *
 * @param min null when there is no least value known
 * @param max null when there is no greatest value known
 */
record Interval(@Nullable BigInteger min, @Nullable BigInteger max) {
    private static final Interval ANY = new Interval(null, null);
    private static final Interval NATURAL = new Interval(BigInteger.ZERO, null);

    static Interval of(Expr e) {
        if (e instanceof Literal l) {
            return new Interval(l.value(), l.value());
        } else if (e instanceof Read r) {
            return of(r);
        } else if (e instanceof Unary u && u.op() == UnaryOp.NEGATE) {
            Interval i = of(u.operand());
            return new Interval(difference(BigInteger.ZERO, i.max), difference(BigInteger.ZERO, i.min));
        } else if (e instanceof IndexOf) {
            return NATURAL;
        } else if (e instanceof SizeOf) {
            return new Interval(BigInteger.ONE, null);
        } else if (e instanceof Binary b && b.op() == BinaryOp.ADD) {
            Interval left = of(b.left());
            Interval right = of(b.right());
            return new Interval(sum(left.min, right.min), sum(left.max, right.max));
        } else if (e instanceof Binary b && b.op() == BinaryOp.SUBTRACT) {
            Interval left = of(b.left());
            Interval right = of(b.right());
            return new Interval(difference(left.min, right.max), difference(left.max, right.min));
        }
        return ANY;
    }

    private static Interval of(Read r) {
        if (!(r.type() instanceof IntType t)) {
            return ANY;
        }
        // How wide a word or a part of it is depends on the parameters, that it is not negative does not.
        boolean fixed = r.place() instanceof Place.Field f && f.member().type() instanceof IntType;
        return fixed ? new Interval(t.min(), t.max()) : new Interval(t.min(), null);
    }

    private static @Nullable BigInteger sum(@Nullable BigInteger a, @Nullable BigInteger b) {
        return a == null || b == null ? null : a.add(b);
    }

    private static @Nullable BigInteger difference(@Nullable BigInteger a, @Nullable BigInteger b) {
        return a == null || b == null ? null : a.subtract(b);
    }

    /** Whether every value of this is less than every value of the other. */
    boolean below(Interval other) {
        return max != null && other.min != null && max.compareTo(other.min) < 0;
    }

    /** Whether no value of this is greater than any value of the other. */
    boolean notAbove(Interval other) {
        return max != null && other.min != null && max.compareTo(other.min) <= 0;
    }

    /** Whether both have just this one value. */
    boolean isSameSingle(Interval other) {
        return min != null && min.equals(max) && min.equals(other.min) && min.equals(other.max);
    }
}
