package org.pageproof.checker.prove.claims;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Interval;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Ground expressions over one step, or over one state. A number is a signed bit-vector of the width that its interval needs, so
 * that nothing wraps. Whether it has a value at all is a term of its own.
 */
public final class ClaimTerms {
    private static final int WIDEST = 4_096;

    private final TermBuilder terms;
    private final Reading reading;
    private final StepFacts facts;
    private final @Nullable ClaimTerms before;
    private final IdentityHashMap<Ground, Term> truths = new IdentityHashMap<>();
    private final IdentityHashMap<Ground, Term> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Ground, Term> values = new IdentityHashMap<>();

    /** @param facts who makes the step and how, with the slots of the access known; for a claim about a state there is no step */
    public ClaimTerms(TermBuilder terms, Reading reading, StepFacts facts) {
        this(terms, reading, facts, null);
    }

    private ClaimTerms(TermBuilder terms, Reading reading, StepFacts facts, @Nullable ClaimTerms before) {
        this.terms = terms;
        this.reading = reading;
        this.facts = facts;
        this.before = before;
    }

    /** The same claims about a state after this one. */
    public ClaimTerms after(Reading after) {
        return new ClaimTerms(terms, after, facts, this);
    }

    /** That it has a value, and that is true. */
    public Term holds(Ground g) {
        return terms.and(hasValue(g), truth(g));
    }

    /** Its truth where it has a value. */
    public Term truth(Ground g) {
        Term known = truths.get(g);
        if (known == null) {
            known = makeTruth(g);
            truths.put(g, known);
        }
        return known;
    }

    private Term makeTruth(Ground g) {
        if (g instanceof Ground.Const c) {
            return terms.bool(c.value().signum() != 0);
        } else if (g instanceof Ground.Compare c) {
            int width = Math.max(width(c.left()), width(c.right()));
            Op op = switch (c.op()) {
                case EQUAL -> Op.EQUAL;
                case LESS -> Op.SIGNED_LESS;
                default -> Op.SIGNED_AT_MOST;
            };
            Term now = terms.apply(op, number(c.left(), width), number(c.right(), width));
            return op == Op.EQUAL && before != null ? byChange(c, width, now, before) : now;
        } else if (g instanceof Ground.Not n) {
            return terms.not(truth(n.operand()));
        } else if (g instanceof Ground.All a) {
            return terms.and(a.operands().stream().map(this::truth).toList());
        } else if (g instanceof Ground.Any a) {
            return terms.or(a.operands().stream().map(this::truth).toList());
        } else if (g instanceof Ground.By b) {
            return terms.bool(facts.by(b.function()));
        } else if (g instanceof Ground.Steps s) {
            return terms.bool(facts.cpu() == s.cpu());
        } else if (g instanceof Ground.Access a) {
            List<Integer> accessed = facts.accessed();
            return terms.bool(facts.accessBy(a.methods()) && accessed != null && accessed.contains(a.slot()));
        } else if (g instanceof Ground.Fail) {
            return terms.no();
        }
        Term n = number(g);
        return terms.not(terms.equal(n, terms.constant(0, n.width())));
    }

    /**
     * Whether two sums are equal, told by what has changed in them if they were equal before. Then a solver need not find out again what
     * it knows of the parts that are the same.
     */
    private Term byChange(Ground.Compare c, int width, Term now, ClaimTerms then) {
        List<Ground> left = new ArrayList<>();
        List<Ground> right = new ArrayList<>();
        parts(c.left(), left);
        parts(c.right(), right);
        boolean few = left.size() + right.size() < 3;
        if (now.isConstant() || few || Terms.canFail(c)) {
            return now;
        }
        Term same = terms.equal(change(left, width, then), change(right, width, then));
        return terms.ite(then.truth(c), same, now);
    }

    private Term change(List<Ground> parts, int width, ClaimTerms then) {
        Term all = terms.constant(0, width);
        for (Ground t : parts) {
            all = terms.apply(Op.ADD, all, Change.of(terms, number(t, width), then.number(t, width)));
        }
        return all;
    }

    private static int width(Ground g) {
        Interval r = g.range();
        int width = Math.max(r.low().bitLength(), r.high().bitLength()) + 1;
        if (width > WIDEST) {
            throw new NoTerm(span(g), "its value can have more than " + WIDEST + " bits");
        }
        return width;
    }

    private static Span span(Ground g) {
        if (g instanceof Ground.Arith a) {
            return a.span();
        }
        return Terms.children(g).stream()
                .filter(c -> !(c instanceof Ground.Const))
                .map(ClaimTerms::span)
                .findFirst()
                .orElseThrow();
    }

    private Term number(Ground g, int width) {
        Term n = number(g);
        return n.width() > width ? terms.extract(n, 0, width) : terms.signExtend(n, width);
    }

    private Term number(Ground g) {
        Term known = numbers.get(g);
        if (known == null) {
            known = makeNumber(g);
            numbers.put(g, known);
        }
        return known;
    }

    private Term makeNumber(Ground g) {
        int width = width(g);
        if (g instanceof Ground.Const c) {
            return terms.constant(c.value(), width);
        } else if (g instanceof Ground.Slot s) {
            Term value = reading.input(s.slot(), s.after());
            return width < value.width() ? terms.extract(value, 0, width) : terms.signExtend(value, width);
        } else if (g instanceof Ground.Bits b) {
            return terms.zeroExtend(terms.extract(reading.input(b.slot(), b.after()), b.shift(), b.width()), width);
        } else if (g instanceof Ground.Arith a) {
            return arithmetic(a, width);
        } else if (g instanceof Ground.Sum s) {
            return sum(s, width);
        } else if (g instanceof Ground.Choose c) {
            return terms.ite(truth(c.condition()), number(c.then(), width), number(c.otherwise(), width));
        } else if (g instanceof Ground.Select s) {
            return select(s, width);
        } else if (g instanceof Ground.Fail) {
            return terms.constant(0, width);
        }
        return terms.number(truth(g), width);
    }

    private Term sum(Ground.Sum s, int width) {
        List<Ground> parts = new ArrayList<>();
        parts(s, parts);
        ClaimTerms then = before;
        if (then == null || parts.stream().anyMatch(Terms::canFail)) {
            return total(parts, width);
        }
        List<Ground> changed = parts.stream()
                .filter(t -> !number(t, width).equals(then.number(t, width)))
                .toList();
        return changed.size() == parts.size() ? total(parts, width) : moved(then.number(s), changed, then);
    }

    /** Sums within sums are one: what is added is the same, and nothing wraps. */
    private static void parts(Ground g, List<Ground> to) {
        if (g instanceof Ground.Sum s) {
            s.terms().forEach(t -> parts(t, to));
        } else if (g instanceof Ground.Arith a && a.op() == BinaryOp.ADD) {
            parts(a.left(), to);
            parts(a.right(), to);
        } else {
            to.add(g);
        }
    }

    /** The narrow terms first, at the width that their sum needs: a solver has more trouble with wide additions than with others. */
    private Term total(List<Ground> parts, int width) {
        List<Ground> narrow = parts.stream()
                .sorted(Comparator.comparingInt(ClaimTerms::width))
                .toList();
        Term total = terms.constant(0, 1);
        Interval range = Interval.only(BigInteger.ZERO);
        for (Ground t : narrow) {
            range = new Interval(
                    range.low().add(t.range().low()), range.high().add(t.range().high()));
            // What is negative can make the sum narrower again.
            int needed = Math.max(
                    total.width(),
                    Math.max(range.low().bitLength(), range.high().bitLength()) + 1);
            total = terms.apply(Op.ADD, terms.signExtend(total, needed), number(t, needed));
        }
        return total.width() > width ? terms.extract(total, 0, width) : terms.signExtend(total, width);
    }

    /**
     * A sum by how it was before and what has changed, if it had a value. A solver that had to find out for itself that two long sums differ by one
     * would have to try what their parts can be.
     */
    private Term moved(Term sum, List<Ground> changed, ClaimTerms then) {
        Term now = sum;
        for (Ground t : changed) {
            now = terms.apply(Op.SUBTRACT, now, then.number(t, sum.width()));
            now = terms.apply(Op.ADD, now, number(t, sum.width()));
        }
        return now;
    }

    private Term select(Ground.Select s, int width) {
        Term result = number(s.otherwise(), width);
        for (int i = s.branches().size() - 1; i >= 0; i--) {
            result = terms.ite(is(s, i), number(s.branches().get(i), width), result);
        }
        return result;
    }

    private Term is(Ground.Select s, int branch) {
        BigInteger at = BigInteger.valueOf(s.first() + branch);
        Interval index = s.index().range();
        if (!index.contains(at)) {
            return terms.no();
        }
        Term n = number(s.index());
        return terms.equal(n, terms.constant(at, n.width()));
    }

    private Term arithmetic(Ground.Arith a, int resultWidth) {
        if (a.op() == BinaryOp.POWER) {
            return power(a, resultWidth);
        }
        int width = Math.max(resultWidth, Math.max(width(a.left()), width(a.right())));
        Term left = number(a.left(), width);
        Term right = number(a.right(), width);
        Term result = switch (a.op()) {
            case ADD -> terms.apply(Op.ADD, left, right);
            case SUBTRACT -> terms.apply(Op.SUBTRACT, left, right);
            case MULTIPLY -> terms.apply(Op.MULTIPLY, left, right);
            case DIVIDE -> quotient(left, right);
            case REMAINDER -> remainder(left, right);
            case BIT_AND -> terms.apply(Op.BIT_AND, left, right);
            case BIT_OR -> terms.apply(Op.BIT_OR, left, right);
            case BIT_XOR -> terms.apply(Op.BIT_XOR, left, right);
            case SHIFT_LEFT -> terms.apply(Op.SHIFT_LEFT, left, right);
            case SHIFT_RIGHT -> terms.apply(Op.SIGNED_SHIFT_RIGHT, left, right);
            default -> throw new NoTerm(a.span(), a.op().symbol() + " has no translation");
        };
        return terms.extract(result, 0, resultWidth);
    }

    /** Euclid's: never negative. */
    private Term remainder(Term left, Term right) {
        Term zero = terms.constant(0, left.width());
        Term rest = terms.apply(Op.SIGNED_REMAINDER, left, right);
        Term size = terms.ite(terms.apply(Op.SIGNED_LESS, right, zero), terms.apply(Op.SUBTRACT, zero, right), right);
        return terms.ite(terms.apply(Op.SIGNED_LESS, rest, zero), terms.apply(Op.ADD, rest, size), rest);
    }

    private Term quotient(Term left, Term right) {
        // One bit more: the rest may have to be taken off the smallest number.
        int width = left.width() + 1;
        Term l = terms.signExtend(left, width);
        Term r = terms.signExtend(right, width);
        Term exact = terms.apply(Op.SUBTRACT, l, remainder(l, r));
        return terms.extract(terms.apply(Op.SIGNED_DIVIDE, exact, r), 0, left.width());
    }

    private Term power(Ground.Arith a, int width) {
        BigInteger exponents = a.right().range().high();
        if (exponents.compareTo(BigInteger.valueOf(WIDEST)) > 0) {
            throw new NoTerm(a.span(), "an exponent that can be larger than " + WIDEST + " has no translation");
        }
        Term base = number(a.left(), Math.max(width, width(a.left())));
        Term exponent = number(a.right());
        Term result = terms.constant(1, base.width());
        Term at = result;
        for (int e = 1; e <= exponents.intValue(); e++) {
            at = terms.apply(Op.MULTIPLY, at, base);
            result = terms.ite(terms.equal(exponent, terms.constant(e, exponent.width())), at, result);
        }
        return terms.extract(result, 0, width);
    }

    /** That its evaluation ends with a value. */
    public Term hasValue(Ground g) {
        Term known = values.get(g);
        if (known == null) {
            known = Terms.canFail(g) ? makeHasValue(g) : terms.yes();
            values.put(g, known);
        }
        return known;
    }

    private Term makeHasValue(Ground g) {
        if (g instanceof Ground.Fail) {
            return terms.no();
        } else if (g instanceof Ground.All a) {
            return inOrder(a.operands(), true);
        } else if (g instanceof Ground.Any a) {
            return inOrder(a.operands(), false);
        } else if (g instanceof Ground.Choose c) {
            Term chosen = terms.and(
                    terms.implies(truth(c.condition()), hasValue(c.then())),
                    terms.or(truth(c.condition()), hasValue(c.otherwise())));
            return terms.and(hasValue(c.condition()), chosen);
        } else if (g instanceof Ground.Select s) {
            Term chosen = hasValue(s.otherwise());
            for (int i = s.branches().size() - 1; i >= 0; i--) {
                Term here = is(s, i);
                chosen = terms.and(terms.implies(here, hasValue(s.branches().get(i))), terms.or(here, chosen));
            }
            return terms.and(hasValue(s.index()), chosen);
        }
        List<Term> all = new ArrayList<>();
        Terms.children(g).forEach(c -> all.add(hasValue(c)));
        if (g instanceof Ground.Arith a) {
            all.add(isLegal(a));
        }
        return terms.and(all);
    }

    private Term inOrder(List<Ground> operands, boolean conjunction) {
        List<Term> all = new ArrayList<>();
        Term reached = terms.yes();
        for (Ground o : operands) {
            all.add(terms.implies(reached, hasValue(o)));
            reached = terms.and(reached, conjunction ? truth(o) : terms.not(truth(o)));
        }
        return terms.and(all);
    }

    private Term isLegal(Ground.Arith a) {
        Term right = number(a.right());
        Term zero = terms.constant(0, right.width());
        return switch (a.op()) {
            case DIVIDE, REMAINDER -> terms.not(terms.equal(right, zero));
            case SHIFT_LEFT, SHIFT_RIGHT, POWER -> {
                if (a.right().range().high().compareTo(BigInteger.valueOf(WIDEST)) > 0) {
                    throw new NoTerm(
                            a.span(),
                            "a distance or exponent that can be larger than " + WIDEST + " has no translation");
                }
                yield terms.apply(Op.SIGNED_AT_MOST, zero, right);
            }
            default -> terms.yes();
        };
    }
}
