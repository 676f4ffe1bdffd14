package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The bits of a term that are the same whatever its variables are.
 *
 * @param zeros those that are 0
 * @param ones those that are 1
 */
public record KnownBits(BigInteger zeros, BigInteger ones) {
    /** Of nothing at all: every bit is both. It joins with anything. */
    public static KnownBits nothing(int width) {
        return new KnownBits(mask(width), mask(width));
    }

    private static final KnownBits UNKNOWN = new KnownBits(BigInteger.ZERO, BigInteger.ZERO);

    /** What is known of a term. */
    public static KnownBits of(Term term, Function<Term, KnownBits> variables) {
        return of(term, variables, new HashMap<>());
    }

    /** Of a variable that can be anything within its bounds. */
    public static KnownBits within(Term variable) {
        int used = variable.bounds().low().signum() < 0
                ? variable.width()
                : variable.bounds().high().bitLength();
        return new KnownBits(mask(variable.width()).andNot(mask(used)), BigInteger.ZERO);
    }

    private static BigInteger mask(int width) {
        return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    }

    private static KnownBits of(Term t, Function<Term, KnownBits> variables, Map<Term, KnownBits> done) {
        KnownBits known = done.get(t);
        if (known == null) {
            known = made(t, variables, done);
            done.put(t, known);
        }
        return known;
    }

    private static KnownBits made(Term t, Function<Term, KnownBits> variables, Map<Term, KnownBits> done) {
        if (t.isConstant()) {
            return new KnownBits(mask(t.width()).andNot(t.value()), t.value());
        } else if (t.isVariable()) {
            return variables.apply(t);
        }
        return switch (t.op()) {
            case BIT_AND -> of(t.operand(0), variables, done).and(of(t.operand(1), variables, done));
            case BIT_OR -> of(t.operand(0), variables, done).or(of(t.operand(1), variables, done));
            case ITE -> of(t.operand(1), variables, done).join(of(t.operand(2), variables, done));
            case ZERO_EXTEND -> {
                KnownBits of = of(t.operand(0), variables, done);
                BigInteger more = mask(t.width()).andNot(mask(t.operand(0).width()));
                yield new KnownBits(of.zeros.or(more), of.ones);
            }
            case EXTRACT -> {
                KnownBits of = of(t.operand(0), variables, done);
                BigInteger mask = mask(t.width());
                yield new KnownBits(
                        of.zeros.shiftRight(t.low()).and(mask),
                        of.ones.shiftRight(t.low()).and(mask));
            }
            default -> UNKNOWN;
        };
    }

    private KnownBits and(KnownBits other) {
        return new KnownBits(zeros.or(other.zeros), ones.and(other.ones));
    }

    private KnownBits or(KnownBits other) {
        return new KnownBits(zeros.and(other.zeros), ones.or(other.ones));
    }

    /** What both know. */
    public KnownBits join(KnownBits other) {
        return new KnownBits(zeros.and(other.zeros), ones.and(other.ones));
    }

    /** The same as a condition. */
    public Term holds(TermBuilder terms, Term of) {
        if (zeros.or(ones).signum() == 0) {
            return terms.yes();
        }
        Term known = terms.constant(zeros.or(ones), of.width());
        return terms.equal(terms.apply(Op.BIT_AND, of, known), terms.constant(ones, of.width()));
    }
}
