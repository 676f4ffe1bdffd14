package org.pageproof.checker.prove.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.prove.solver.Answer.Cause;
import org.pageproof.checker.prove.solver.Answer.Unknown;
import org.pageproof.checker.steps.ToolError;

/** What every solver has to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SolverSuite {
    static final SolverLimits AMPLE = new SolverLimits(Duration.ofSeconds(60), 1L << 30);

    /** The factors of a product of two primes of 61 and 89 bits: out of reach for solvers of bit-vectors. */
    static final Query HARD = new Query("QF_BV", """
            (declare-const a (_ BitVec 180))
            (declare-const b (_ BitVec 180))
            (assert (bvult a (bvshl (_ bv1 180) (_ bv90 180))))
            (assert (bvult b (bvshl (_ bv1 180) (_ bv90 180))))
            (assert (bvugt a (_ bv1 180)))
            (assert (bvugt b (_ bv1 180)))
            (assert (= (bvmul a b) (_ bv%s 180)))
            """.formatted(prime(61).multiply(prime(89))), List.of("a"));

    private static BigInteger prime(int mersenne) {
        return BigInteger.ONE.shiftLeft(mersenne).subtract(BigInteger.ONE);
    }

    static final String COUNTER = """
            (declare-fun reached ((_ BitVec 8)) Bool)
            (assert (forall ((n (_ BitVec 8))) (=> (= n #x00) (reached n))))
            (assert (forall ((n (_ BitVec 8)) (m (_ BitVec 8)))
              (=> (and (reached n) (bvult n #x0a) (= m (bvadd n #x01))) (reached m))))
            """;

    final Solver solver = create();

    abstract Solver create();

    @BeforeAll
    void start() {
        try {
            solver.start();
        } catch (SolverMissing e) {
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterAll
    void close() {
        solver.close();
    }

    Answer ask(Query query, SolverLimits limits) throws SolverMissing {
        return solver.solve(query, limits, () -> false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 128})
    void valuesAreUnsignedAtEveryWidth(int width) throws SolverMissing {
        BigInteger largest = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        Query query = new Query(
                "QF_BV",
                "(declare-const |a b| (_ BitVec %d))(declare-const up Bool)(declare-const free (_ BitVec %d))\n"
                                .formatted(width, width)
                        + "(assert (= |a b| (bvnot (_ bv0 %d))))(assert up)".formatted(width),
                List.of("up", "a b"));

        assertEquals(new Answer.Sat(Map.of("up", BigInteger.ONE, "a b", largest)), ask(query, AMPLE));
    }

    @Test
    void whatMayHaveAnyValueIsZero() throws SolverMissing {
        Query query = new Query(
                "QF_BV", "(declare-const a (_ BitVec 8))(declare-const b Bool)(assert (= a #x05))", List.of("b", "a"));

        Answer.Sat sat = assertInstanceOf(Answer.Sat.class, ask(query, AMPLE));
        assertEquals(List.of("b", "a"), List.copyOf(sat.values().keySet()));
        assertEquals(BigInteger.valueOf(5), sat.values().get("a"));
        assertEquals(BigInteger.ZERO, sat.values().get("b"));
    }

    @Test
    void integersHaveSigns() throws SolverMissing {
        Query query = new Query("QF_LIA", "(declare-const a Int)(assert (= (+ a 3) 1))", List.of("a"));

        assertEquals(new Answer.Sat(Map.of("a", BigInteger.valueOf(-2))), ask(query, AMPLE));
    }

    @Test
    void whatCannotBeTrueIsUnsat() throws SolverMissing {
        Query query = new Query(
                "QF_BV", "(declare-const a (_ BitVec 56))(assert (bvult a (bvlshr a #x00000000000001)))", List.of("a"));

        assertEquals(new Answer.Unsat(), ask(query, AMPLE));
    }

    @Test
    void anEmptyQuestionIsTrue() throws SolverMissing {
        assertEquals(new Answer.Sat(Map.of()), ask(new Query("QF_BV", "", List.of()), AMPLE));
    }

    @Test
    void theTimeLimitIsKept() throws SolverMissing {
        long start = System.nanoTime();
        Answer answer = ask(HARD, new SolverLimits(Duration.ofSeconds(1), 1L << 30));

        assertEquals(Cause.TIME, assertInstanceOf(Unknown.class, answer).cause());
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "took longer than the limit and its grace");
        whatCannotBeTrueIsUnsat();
    }

    @Test
    void aQuestionIsCancelledFromAnotherThread() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread other = new Thread(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancelled.set(true);
        });
        other.start();
        long start = System.nanoTime();
        Answer answer = solver.solve(HARD, AMPLE, cancelled::get);
        long took = System.nanoTime() - start;
        other.join();

        assertEquals(Cause.CANCELLED, assertInstanceOf(Unknown.class, answer).cause());
        assertTrue(took < 2_500_000_000L, "took " + took / 1_000_000 + " ms");
        whatCannotBeTrueIsUnsat();
    }

    @Test
    void anIllFormedQuestionIsAFaultOfTheTool() {
        Query query = new Query("QF_BV", "(declare-const a (_ BitVec 8))(assert (= a missing_name))", List.of());

        ToolError e = assertThrows(ToolError.class, () -> ask(query, AMPLE));
        assertTrue(String.valueOf(e.getMessage()).contains("missing_name"), e.getMessage());
    }

    /** More questions than a context serves, with premises that change now and then, and now and then come back. */
    @Test
    void whatIsKeptOfPremisesDoesNotChangeAnswers() throws SolverMissing {
        for (int i = 0; i < 150; i++) {
            int most = i / 10 % 3 * 50;
            String declared = "(declare-const a (_ BitVec 8))\n";
            String premises = declared + """
                    (define-fun !0 () Bool (bvult a (_ bv%d 8)))
                    (assert (or !0 (= a (_ bv%d 8))))
                    """.formatted(most, most);
            String text = declared + """
                    (declare-const b (_ BitVec 8))
                    (define-fun ?0 () Bool (bvule (_ bv%d 8) a))
                    (assert ?0)
                    (assert (= a b))
                    """.formatted(i);
            Query query = new Query("QF_BV", text, List.of("a"), premises);
            Answer answer = ask(query, AMPLE);
            assertEquals(answer.getClass(), ask(query.alone(), AMPLE).getClass(), "question " + i);
            if (i <= most) {
                BigInteger a = Objects.requireNonNull(
                        assertInstanceOf(Answer.Sat.class, answer).values().get("a"));
                assertTrue(i <= a.intValue() && a.intValue() <= most, i + ": " + a);
            } else {
                assertEquals(new Answer.Unsat(), answer, "question " + i);
            }
        }
    }

    @Test
    void aHardQuestionWithPremisesEndsInTime() throws SolverMissing {
        Query hard = new Query("QF_BV", HARD.text(), HARD.wanted(), "(declare-const c Bool)\n(assert c)\n");
        long start = System.nanoTime();
        Answer answer = ask(hard, new SolverLimits(Duration.ofSeconds(3), 1L << 30));
        assertEquals(Cause.TIME, assertInstanceOf(Unknown.class, answer).cause());
        assertTrue(System.nanoTime() - start < 20e9);
        whatCannotBeTrueIsUnsat();
    }
}
