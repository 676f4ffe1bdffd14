package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes terms, each only once, and simplifies on the way: constants are folded, and what the bounds of variables decide is
 * decided. Whoever solves a term must therefore assert the bounds of its variables (see {@link #inBounds}). For one thread.
 */
public final class TermBuilder {
    /** So many terms are made between two looks at the clock: some milliseconds. */
    private static final int BETWEEN_LOOKS = 4_096;

    private final Map<TermKey, Term> terms = new HashMap<>();

    /** By id of a term, where it is known. */
    private final List<@Nullable Term> negations = new ArrayList<>();

    private BooleanSupplier over = () -> false;
    private int looks;
    private final Term yes = truth(true);
    private final Term no = truth(false);

    private Term truth(boolean value) {
        BigInteger v = value ? BigInteger.ONE : BigInteger.ZERO;
        return made(Op.CONSTANT, 0, List.of(), "", 0, v, () -> Bounds.unsigned(v, v, 0));
    }

    private Term made(
            Op op,
            int width,
            List<Term> operands,
            String name,
            int low,
            @Nullable BigInteger value,
            Supplier<Bounds> bounds) {
        if (++looks % BETWEEN_LOOKS == 0 && over.getAsBoolean()) {
            throw new OutOfTime();
        }
        TermKey key = new TermKey(op, width, operands, name, low, value);
        Term known = terms.get(key);
        if (known == null) {
            known = new Term(terms.size(), op, width, key.operands(), name, low, bounds.get());
            terms.put(key, known);
            negations.add(null);
        }
        return known;
    }

    /** From now on making terms ends with {@link OutOfTime} when this is true. */
    public void endWhen(BooleanSupplier condition) {
        over = condition;
    }

    public Term yes() {
        return yes;
    }

    public Term no() {
        return no;
    }

    public Term bool(boolean value) {
        return value ? yes : no;
    }

    /** A constant; negative values are taken modulo 2^width. */
    public Term constant(BigInteger value, int width) {
        BigInteger v = value.and(Bounds.mask(width));
        return made(Op.CONSTANT, width, List.of(), "", 0, v, () -> Bounds.unsigned(v, v, width));
    }

    public Term constant(long value, int width) {
        return constant(BigInteger.valueOf(value), width);
    }

    /** A truth value that is free. */
    public Term variable(String name) {
        return made(Op.VARIABLE, 0, List.of(), name, 0, null, () -> Bounds.TRUTH);
    }

    /** A bit-vector that is free. */
    public Term variable(String name, int width) {
        return made(Op.VARIABLE, width, List.of(), name, 0, null, () -> Bounds.all(width));
    }

    /** A bit-vector whose value, read as a signed number where {@code low} is negative, is within bounds. */
    public Term variable(String name, int width, BigInteger low, BigInteger high) {
        Bounds bounds = low.signum() < 0 ? Bounds.signed(low, high, width) : Bounds.unsigned(low, high, width);
        return made(Op.VARIABLE, width, List.of(), name, 0, null, () -> bounds);
    }

    /** That a variable is within its bounds: true where its width says so already. */
    public Term inBounds(Term variable) {
        Bounds b = variable.bounds();
        int width = variable.width();
        if (width == 0) {
            return yes;
        }
        List<Term> all = new ArrayList<>();
        if (b.low().signum() > 0) {
            all.add(compared(Op.AT_MOST, constant(b.low(), width), variable));
        }
        if (b.high().compareTo(Bounds.mask(width)) < 0) {
            all.add(compared(Op.AT_MOST, variable, constant(b.high(), width)));
        }
        Bounds any = Bounds.all(width);
        if (b.signedLow().compareTo(any.signedLow()) > 0
                && b.low().signum() == 0
                && b.signedLow().signum() < 0) {
            all.add(compared(Op.SIGNED_AT_MOST, constant(b.signedLow(), width), variable));
        }
        if (b.signedHigh().compareTo(any.signedHigh()) < 0 && b.signedLow().signum() < 0) {
            all.add(compared(Op.SIGNED_AT_MOST, variable, constant(b.signedHigh(), width)));
        }
        return and(all);
    }

    /** A comparison as it is: bounds of variables must not decide what says them. */
    private Term compared(Op op, Term left, Term right) {
        return made(op, 0, List.of(left, right), "", 0, null, () -> Bounds.TRUTH);
    }

    public Term not(Term a) {
        Term known = negations.get(a.id());
        if (known == null) {
            known = negated(a);
            negations.set(a.id(), known);
        }
        return known;
    }

    private Term negated(Term a) {
        if (a.isConstant()) {
            return bool(a.isFalse());
        }
        return switch (a.op()) {
            case NOT -> a.operand(0);
            case BELOW -> apply(Op.AT_MOST, a.operand(1), a.operand(0));
            case AT_MOST -> apply(Op.BELOW, a.operand(1), a.operand(0));
            case SIGNED_LESS -> apply(Op.SIGNED_AT_MOST, a.operand(1), a.operand(0));
            case SIGNED_AT_MOST -> apply(Op.SIGNED_LESS, a.operand(1), a.operand(0));
            default -> made(Op.NOT, 0, List.of(a), "", 0, null, () -> Bounds.TRUTH);
        };
    }

    public Term and(Term... operands) {
        return and(List.of(operands));
    }

    public Term and(Collection<Term> operands) {
        return joined(Op.AND, operands, yes, no);
    }

    public Term or(Term... operands) {
        return or(List.of(operands));
    }

    public Term or(Collection<Term> operands) {
        return joined(Op.OR, operands, no, yes);
    }

    private Term joined(Op op, Collection<Term> operands, Term neutral, Term absorbing) {
        Set<Term> kept = new LinkedHashSet<>();
        for (Term t : operands) {
            if (t == absorbing) {
                return absorbing;
            } else if (t.op() == op) {
                kept.addAll(t.operands());
            } else if (t != neutral) {
                kept.add(t);
            }
        }
        for (Term t : kept) {
            boolean denied =
                    t.op() == Op.NOT ? kept.contains(t.operand(0)) : isComparison(t.op()) && kept.contains(not(t));
            if (denied) {
                return absorbing;
            }
        }
        return kept.isEmpty()
                ? neutral
                : kept.size() == 1
                        ? kept.iterator().next()
                        : made(op, 0, List.copyOf(kept), "", 0, null, () -> Bounds.TRUTH);
    }

    public Term implies(Term a, Term b) {
        return or(not(a), b);
    }

    public Term ite(Term condition, Term then, Term otherwise) {
        if (condition.isConstant()) {
            return condition.isTrue() ? then : otherwise;
        } else if (then == otherwise) {
            return then;
        } else if (then.isTruth()) {
            return or(and(condition, then), and(not(condition), otherwise));
        } else if (condition.op() == Op.NOT) {
            return ite(condition.operand(0), otherwise, then);
        }
        List<Term> operands = List.of(condition, then, otherwise);
        return made(Op.ITE, then.width(), operands, "", 0, null, () -> Bounds.of(Op.ITE, then.width(), 0, operands));
    }

    public Term equal(Term a, Term b) {
        if (a == b) {
            return yes;
        } else if (a.isConstant() && b.isConstant()) {
            return no;
        } else if (a.isTruth()) {
            return or(and(a, b), and(not(a), not(b)));
        } else if (a.isConstant() || (!b.isConstant() && a.id() > b.id())) {
            return equal(/* a= */ b, /* b= */ a);
        }
        return Simplifier.equal(this, a, b);
    }

    /** A comparison or an operator of two bit-vectors of one width. */
    public Term apply(Op op, Term a, Term b) {
        if (op == Op.EQUAL) {
            return equal(a, b);
        }
        if (a.isConstant() && b.isConstant()) {
            int width = op == Op.CONCATENATE ? a.width() + b.width() : a.width();
            BigInteger value = Folding.apply(op, width, 0, List.of(a.value(), b.value()), b.width());
            return isComparison(op) ? bool(value.signum() != 0) : constant(value, width);
        }
        if (op.isCommutative() && (a.isConstant() || (!b.isConstant() && a.id() > b.id()))) {
            return apply(op, /* a= */ b, /* b= */ a);
        }
        Term simple = Simplifier.binary(this, op, a, b);
        return simple != null ? simple : plain(op, a, b);
    }

    static boolean isComparison(Op op) {
        return switch (op) {
            case BELOW, AT_MOST, SIGNED_LESS, SIGNED_AT_MOST, EQUAL -> true;
            default -> false;
        };
    }

    /** The operator as it is. */
    Term plain(Op op, Term a, Term b) {
        int width = isComparison(op) ? 0 : op == Op.CONCATENATE ? a.width() + b.width() : a.width();
        List<Term> operands = List.of(a, b);
        return made(op, width, operands, "", 0, null, () -> Bounds.of(op, width, 0, operands));
    }

    /** Bits {@code low .. low + width - 1}. */
    public Term extract(Term a, int low, int width) {
        if (width == a.width()) {
            return a;
        } else if (a.isConstant()) {
            return constant(a.value().shiftRight(low), width);
        }
        Term simple = Simplifier.extract(this, a, low, width);
        List<Term> operands = List.of(a);
        return simple != null
                ? simple
                : made(Op.EXTRACT, width, operands, "", low, null, () -> Bounds.of(Op.EXTRACT, width, low, operands));
    }

    public Term zeroExtend(Term a, int width) {
        return extend(Op.ZERO_EXTEND, a, width);
    }

    public Term signExtend(Term a, int width) {
        return a.bounds().signedLow().signum() >= 0 ? zeroExtend(a, width) : extend(Op.SIGN_EXTEND, a, width);
    }

    private Term extend(Op op, Term a, int width) {
        if (width < a.width()) {
            throw new IllegalArgumentException(a.width() + " bits are not extended to " + width);
        } else if (width == a.width()) {
            return a;
        } else if (a.isConstant()) {
            BigInteger value = op == Op.ZERO_EXTEND ? a.value() : Bounds.signed(a.value(), a.width());
            return constant(value, width);
        } else if (a.op() == op) {
            return extend(op, a.operand(0), width);
        }
        List<Term> operands = List.of(a);
        return made(op, width, operands, "", 0, null, () -> Bounds.of(op, width, 0, operands));
    }

    /** 1 or 0 as a bit-vector. */
    public Term number(Term truth, int width) {
        return ite(truth, constant(1, width), constant(0, width));
    }

    /** The same term with other terms for some variables. */
    public Term replace(Term term, Map<Term, Term> replacements) {
        return new Replacement(this, replacements).of(term);
    }
}
