package org.pageproof.checker.prove.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.Z3Solver;

/** A term that was simplified has the value of the operators it was built with, and the solver agrees. */
class TermBuilderTest {
    private static final List<Op> BINARY = List.of(
            Op.ADD,
            Op.SUBTRACT,
            Op.MULTIPLY,
            Op.SIGNED_DIVIDE,
            Op.SIGNED_REMAINDER,
            Op.BIT_AND,
            Op.BIT_OR,
            Op.BIT_XOR,
            Op.SHIFT_LEFT,
            Op.SHIFT_RIGHT,
            Op.SIGNED_SHIFT_RIGHT,
            Op.CONCATENATE);
    private static final List<Op> COMPARISONS =
            List.of(Op.EQUAL, Op.BELOW, Op.AT_MOST, Op.SIGNED_LESS, Op.SIGNED_AT_MOST);

    private static final int WIDEST = 40;

    /** A term with the value that it must have. */
    private record Known(Term term, BigInteger value) {}

    private final TermBuilder terms = new TermBuilder();
    private final Map<Term, BigInteger> values = new HashMap<>();
    private final List<Known> vectors = new ArrayList<>();
    private final List<Known> truths = new ArrayList<>();

    @Property(seed = Seeds.BUILD, tries = 300)
    void simplifiedTermsKeepTheirValue(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        TermBuilderTest t = new TermBuilderTest();
        t.grow(new Random(seed), 80);
        Evaluation evaluation = new Evaluation(t.values::get);
        for (Known k : t.vectors) {
            assertEquals(k.value(), evaluation.value(k.term()), () -> k.term().toString());
            Bounds b = k.term().bounds();
            BigInteger signed = Bounds.signed(k.value(), k.term().width());
            assertTrue(b.low().compareTo(k.value()) <= 0 && k.value().compareTo(b.high()) <= 0, "unsigned bounds");
            assertTrue(b.signedLow().compareTo(signed) <= 0 && signed.compareTo(b.signedHigh()) <= 0, "signed bounds");
        }
        for (Known k : t.truths) {
            assertEquals(k.value(), evaluation.value(k.term()), () -> k.term().toString());
        }
    }

    @Property(seed = Seeds.BUILD, tries = 3)
    void theSolverGivesTheSameValues(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) throws Exception {
        TermBuilderTest t = new TermBuilderTest();
        t.grow(new Random(seed), 60);
        List<Term> fixed = new ArrayList<>();
        t.values.forEach((v, value) -> fixed.add(
                v.isTruth() ? (value.signum() > 0 ? v : t.terms.not(v)) : t.terms.equal(v, t.number(v, value))));
        List<Term> wrong = new ArrayList<>();
        for (Known k : t.vectors) {
            wrong.add(t.terms.not(t.terms.equal(k.term(), t.number(k.term(), k.value()))));
        }
        for (Known k : t.truths) {
            wrong.add(k.value().signum() > 0 ? t.terms.not(k.term()) : k.term());
        }
        List<Term> all = new ArrayList<>(fixed);
        all.add(t.terms.or(wrong));
        SolverLimits limits = new SolverLimits(Duration.ofSeconds(60), 1L << 30);
        try (Solver z3 = new Z3Solver()) {
            Query wrongSomewhere = new Query("QF_BV", text(t.terms, all), List.of());
            assertEquals(new Answer.Unsat(), z3.solve(wrongSomewhere, limits, () -> false));
            Query possible = new Query("QF_BV", text(t.terms, fixed), List.of());
            assertTrue(z3.solve(possible, limits, () -> false) instanceof Answer.Sat, "the values are possible");
        }
    }

    private static String text(TermBuilder terms, List<Term> conditions) {
        List<Term> all = SmtLib.withBounds(terms, conditions);
        return SmtLib.text(all, SmtLib.variables(all), "!");
    }

    private Term number(Term like, BigInteger value) {
        return terms.constant(value, like.width());
    }

    private void grow(Random random, int count) {
        for (int i = 0; i < 6; i++) {
            variable(random, i);
        }
        truths.add(new Known(terms.yes(), BigInteger.ONE));
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(8)) {
                case 0 -> constant(random);
                case 1 -> truth(random);
                case 2 -> comparison(random);
                case 3 -> cut(random);
                case 4 -> choice(random);
                default -> binary(random);
            }
        }
    }

    private void variable(Random random, int number) {
        int width = 1 + random.nextInt(12);
        BigInteger all = Bounds.mask(width);
        BigInteger a = new BigInteger(width, random);
        BigInteger b = new BigInteger(width, random);
        if (random.nextBoolean()) {
            a = Bounds.signed(a, width);
            b = Bounds.signed(b, width);
        }
        BigInteger low = a.min(b);
        BigInteger high = a.max(b);
        Term v = terms.variable("v" + number, width, low, high);
        int offset = random.nextInt(high.subtract(low).min(BigInteger.TEN).intValue() + 1);
        BigInteger value = random.nextBoolean() ? low.add(BigInteger.valueOf(offset)) : high;
        values.put(v, value.and(all));
        vectors.add(new Known(v, value.and(all)));
    }

    private void constant(Random random) {
        int width = 1 + random.nextInt(12);
        BigInteger value = random.nextBoolean() ? BigInteger.valueOf(random.nextInt(2)) : new BigInteger(width, random);
        vectors.add(new Known(terms.constant(value, width), value.and(Bounds.mask(width))));
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Two of the same width. */
    private List<Known> pair(Random random) {
        Known a = any(random, vectors);
        Known b = any(random, vectors);
        int width = Math.max(a.term().width(), b.term().width());
        return List.of(widened(a, width, random), widened(b, width, random));
    }

    private Known widened(Known k, int width, Random random) {
        if (random.nextBoolean()) {
            return new Known(terms.zeroExtend(k.term(), width), k.value());
        }
        BigInteger signed = Bounds.signed(k.value(), k.term().width());
        return new Known(terms.signExtend(k.term(), width), signed.and(Bounds.mask(width)));
    }

    private void binary(Random random) {
        Op op = any(random, BINARY);
        List<Known> two = pair(random);
        int operand = two.get(0).term().width();
        int width = op == Op.CONCATENATE ? 2 * operand : operand;
        if (width <= WIDEST) {
            BigInteger value = Folding.apply(
                    op, width, 0, List.of(two.get(0).value(), two.get(1).value()), operand);
            vectors.add(new Known(terms.apply(op, two.get(0).term(), two.get(1).term()), value));
        }
    }

    private void comparison(Random random) {
        Op op = any(random, COMPARISONS);
        List<Known> two = pair(random);
        int operand = two.get(0).term().width();
        BigInteger value =
                Folding.apply(op, 0, 0, List.of(two.get(0).value(), two.get(1).value()), operand);
        truths.add(new Known(terms.apply(op, two.get(0).term(), two.get(1).term()), value));
    }

    private void cut(Random random) {
        Known of = any(random, vectors);
        int low = random.nextInt(of.term().width());
        int width = 1 + random.nextInt(of.term().width() - low);
        BigInteger value = of.value().shiftRight(low).and(Bounds.mask(width));
        vectors.add(new Known(terms.extract(of.term(), low, width), value));
    }

    private void choice(Random random) {
        Known when = any(random, truths);
        List<Known> two = pair(random);
        vectors.add(new Known(
                terms.ite(when.term(), two.get(0).term(), two.get(1).term()),
                when.value().signum() > 0 ? two.get(0).value() : two.get(1).value()));
    }

    private void truth(Random random) {
        Known a = any(random, truths);
        Known b = any(random, truths);
        boolean x = a.value().signum() > 0;
        boolean y = b.value().signum() > 0;
        switch (random.nextInt(4)) {
            case 0 -> add(terms.not(a.term()), !x);
            case 1 -> add(terms.and(a.term(), b.term()), x && y);
            case 2 -> add(terms.or(a.term(), b.term()), x || y);
            default -> add(terms.equal(a.term(), b.term()), x == y);
        }
    }

    private void add(Term truth, boolean value) {
        truths.add(new Known(truth, value ? BigInteger.ONE : BigInteger.ZERO));
    }
}
