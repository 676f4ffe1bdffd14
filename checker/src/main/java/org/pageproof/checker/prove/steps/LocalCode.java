package org.pageproof.checker.prove.steps;

import java.math.BigInteger;
import java.util.List;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.ObjectSet;
import org.pageproof.checker.steps.world.World;
import org.pageproof.machine.WordPair;

/** Java's arithmetic and the other instructions without control flow, over terms of 64 bits. */
final class LocalCode {
    private static final int INT = 32;

    private final TermBuilder terms;
    private final Decisions decisions;

    LocalCode(Decisions decisions) {
        this.terms = decisions.terms();
        this.decisions = decisions;
    }

    Term binary(Insn.Op op, boolean wide, Term left, Term right) {
        if (op == Insn.Op.DIV || op == Insn.Op.REM) {
            Term divisor = wide ? right : low(right);
            if (decisions.decide(terms.equal(divisor, terms.constant(0, divisor.width())))) {
                throw new Broken(BuiltIn.NO_EXCEPTION, "a division by zero");
            }
        }
        return compute(terms, op, wide, left, right);
    }

    /** The value of an operation that has one. */
    static Term compute(TermBuilder terms, Insn.Op op, boolean wide, Term left, Term right) {
        int width = wide ? Variables.WIDE : INT;
        Term a = terms.extract(left, 0, width);
        Term b = terms.extract(right, 0, width);
        Term result = switch (op) {
            case ADD -> terms.apply(Op.ADD, a, b);
            case SUB -> terms.apply(Op.SUBTRACT, a, b);
            case MUL -> terms.apply(Op.MULTIPLY, a, b);
            case DIV -> terms.apply(Op.SIGNED_DIVIDE, a, b);
            case REM -> terms.apply(Op.SIGNED_REMAINDER, a, b);
            case AND -> terms.apply(Op.BIT_AND, a, b);
            case OR -> terms.apply(Op.BIT_OR, a, b);
            case XOR -> terms.apply(Op.BIT_XOR, a, b);
            case SHL -> terms.apply(Op.SHIFT_LEFT, a, amount(terms, b));
            case SHR -> terms.apply(Op.SIGNED_SHIFT_RIGHT, a, amount(terms, b));
            case USHR -> terms.apply(Op.SHIFT_RIGHT, a, amount(terms, b));
        };
        return terms.signExtend(result, Variables.WIDE);
    }

    private static Term amount(TermBuilder terms, Term shift) {
        return terms.apply(Op.BIT_AND, shift, terms.constant(shift.width() - 1L, shift.width()));
    }

    private Term low(Term value) {
        return terms.extract(value, 0, INT);
    }

    static Term convert(TermBuilder terms, Insn.Conversion op, Term value) {
        return switch (op) {
            case NEG_INT ->
                terms.signExtend(
                        terms.apply(Op.SUBTRACT, terms.constant(0, INT), terms.extract(value, 0, INT)), Variables.WIDE);
            case NEG_LONG -> terms.apply(Op.SUBTRACT, terms.constant(0, Variables.WIDE), value);
            case TO_INT -> terms.signExtend(terms.extract(value, 0, INT), Variables.WIDE);
            case TO_BYTE -> terms.signExtend(terms.extract(value, 0, 8), Variables.WIDE);
            case TO_SHORT -> terms.signExtend(terms.extract(value, 0, 16), Variables.WIDE);
            case TO_CHAR -> terms.zeroExtend(terms.extract(value, 0, 16), Variables.WIDE);
        };
    }

    /** -1, 0 or 1. */
    Term compare(Term a, Term b) {
        return terms.ite(
                decisions.less(a, b),
                decisions.constant(-1),
                terms.ite(terms.equal(a, b), decisions.constant(0), decisions.constant(1)));
    }

    Term condition(Insn.Cond cond, Term a, Term b) {
        return switch (cond) {
            case EQ -> terms.equal(a, b);
            case NE -> terms.not(terms.equal(a, b));
            case LT -> decisions.less(a, b);
            case GE -> terms.not(decisions.less(a, b));
            case GT -> decisions.less(b, a);
            case LE -> terms.not(decisions.less(b, a));
        };
    }

    /** Whether a reference is to one of the objects; null is to none. */
    Term isOneOf(ObjectSet objects, Term reference) {
        BigInteger low = reference.bounds().low();
        BigInteger high = reference.bounds().high();
        List<Term> any = objects.ids().stream()
                .filter(id -> BigInteger.valueOf(id).compareTo(low) >= 0
                        && BigInteger.valueOf(id).compareTo(high) <= 0)
                .mapToObj(id -> terms.equal(reference, decisions.constant(id)))
                .toList();
        return terms.or(any);
    }

    void cast(Insn.Cast cast, Term reference) {
        Term legal = terms.or(terms.equal(reference, decisions.constant(0)), isOneOf(cast.legal(), reference));
        if (!decisions.decide(legal)) {
            throw new Broken(
                    BuiltIn.NO_EXCEPTION,
                    "an object is not of class " + cast.legal().className());
        }
    }

    Term pure(World world, Memory memory, Insn.PureKind kind, Term receiver, List<Term> o) {
        WordPair pair = (WordPair) world.object(memory.object(receiver, "a call on null"));
        int lowWidth = pair.lowWidth();
        int highWidth = pair.width() - lowWidth;
        return switch (kind) {
            case PAIR_JOIN -> {
                Term fits = terms.and(
                        terms.equal(o.get(0), cut(o.get(0), lowWidth)),
                        terms.equal(o.get(1), cut(o.get(1), highWidth)));
                if (!decisions.decide(fits)) {
                    throw new Broken(BuiltIn.FITS, "joining two values of which one does not fit its word");
                }
                Term high = terms.apply(Op.SHIFT_LEFT, o.get(1), decisions.constant(lowWidth));
                yield terms.apply(Op.BIT_OR, high, o.get(0));
            }
            case PAIR_LOW -> cut(o.get(0), lowWidth);
            case PAIR_HIGH -> cut(terms.apply(Op.SHIFT_RIGHT, o.get(0), decisions.constant(lowWidth)), highWidth);
        };
    }

    private Term cut(Term value, int width) {
        return terms.zeroExtend(terms.extract(value, 0, width), Variables.WIDE);
    }
}
