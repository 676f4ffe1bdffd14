package org.pageproof.checker.prove.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.prove.capacity.Capacity.Least;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.HornAnswer;
import org.pageproof.checker.prove.solver.HornQuery;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.SolversForTests;

/** The solver's numbers are those of plain arithmetic. */
class CapacityTest {
    private static final SolverLimits LIMITS = new SolverLimits(Duration.ofSeconds(60), 1L << 30);

    private static List<Capacity> found() throws SolverMissing {
        try (Solver z3 = SolversForTests.z3()) {
            return new CapacitySearch(z3, LIMITS, () -> false).of(Era.all());
        }
    }

    private static BigInteger ceiling(BigInteger n, long by) {
        return n.add(BigInteger.valueOf(by - 1)).divide(BigInteger.valueOf(by));
    }

    /** Tables, and all that stand over them, and the page; or the lowest tables alone. */
    private static BigInteger closedForm(Capacity c, Counting counting) {
        BigInteger wanted = c.counter().most(c.era().bits(c.counter())).add(BigInteger.ONE);
        if (counting == Counting.KINDS) {
            int others = 131_072 + (c.counter() == Counter.GENERAL ? 32 * 30 + 1 : 0);
            wanted = wanted.subtract(BigInteger.valueOf(others)).max(BigInteger.ZERO);
        }
        BigInteger tables = ceiling(wanted, 512);
        BigInteger frames = tables;
        if (counting != Counting.ENTRIES) {
            for (int level = 1; level < c.era().entries().size(); level++) {
                tables = ceiling(tables, c.era().entries().get(level));
                frames = frames.add(tables);
            }
            frames = frames.add(BigInteger.ONE);
        }
        return frames;
    }

    @Test
    void theNumbersAreThoseOfPlainArithmetic() throws SolverMissing {
        List<String> differences = new ArrayList<>();
        List<Capacity> found = found();
        for (Capacity c : found) {
            for (Counting counting : Counting.values()) {
                BigInteger frames = closedForm(c, counting);
                Least expected = frames.bitLength() > 40 && frames.compareTo(BigInteger.TWO.pow(40)) > 0
                        ? new Least.None()
                        : new Least.Frames(frames.longValueExact());
                Least least = c.least().get(counting);
                if (!expected.equals(least)) {
                    differences.add(c.era().name() + " " + c.counter() + " " + counting + ": " + least
                            + " where plain arithmetic has " + expected);
                }
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(2 * Era.all().size(), found.size());
        assertEquals(new Least.Frames(131_072), found.get(0).least().get(Counting.ENTRIES), "512 MiB");
        assertEquals(new Least.Frames(65_536), found.get(1).least().get(Counting.ENTRIES), "256 MiB");
    }

    /** What Z3 said of every least memory, and of a page less, cvc5 says as well. */
    @Test
    void aSecondSolverAgrees() throws SolverMissing {
        Solver cvc5 = SolversForTests.cvc5();
        for (Capacity c : found()) {
            for (Counting counting : Counting.values()) {
                if (c.least().get(counting) instanceof Least.Frames least) {
                    assertInstanceOf(Answer.Sat.class, ask(cvc5, c, counting, least.frames()));
                    assertInstanceOf(Answer.Unsat.class, ask(cvc5, c, counting, least.frames() - 1));
                } else {
                    assertInstanceOf(Answer.Unsat.class, ask(cvc5, c, counting, 1L << 40));
                }
            }
        }
    }

    private static Answer ask(Solver solver, Capacity c, Counting counting, long frames) throws SolverMissing {
        Query query = Question.within(frames, c.era(), c.counter(), counting, Bounds.NOTES);
        return solver.solve(query, LIMITS, () -> false);
    }

    @Test
    void aCountThatIsWideEnoughIsSoForEveryGuestAndNotForOneBitLess() throws SolverMissing {
        Era wide = new Era("wide", "", 50, 50, List.of(512, 512, 512, 512), "", "");
        Era narrow = new Era("narrow", "", 49, 49, List.of(512, 512, 512, 512), "", "");
        try (Solver z3 = SolversForTests.z3()) {
            for (Capacity c : new CapacitySearch(z3, LIMITS, () -> false).of(List.of(wide, narrow))) {
                // 2^40 frames of lowest tables alone have 2^49 entries; with the tables over them there are fewer.
                Least expected = c.era().equals(narrow) ? new Least.Frames(1L << 40) : new Least.None();
                assertEquals(expected, c.least().get(Counting.ENTRIES), c.era().name());
                assertEquals(
                        new Least.None(),
                        c.least().get(Counting.LEVELS),
                        c.era().name());
            }
        }
    }

    @Test
    void whatTheSolverDoesNotKnowIsNotDecided() throws SolverMissing {
        Solver ignorant = new Solver() {
            @Override
            public String name() {
                return "nobody";
            }

            @Override
            public void start() {}

            @Override
            public Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) {
                return new Answer.Unknown(Answer.Cause.TIME, "too hard");
            }

            @Override
            public HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) {
                return new Answer.Unknown(Answer.Cause.TIME, "too hard");
            }

            @Override
            public void close() {}
        };
        List<Capacity> found =
                new CapacitySearch(ignorant, LIMITS, () -> false).of(Era.all().subList(0, 1));

        assertTrue(found.stream().noneMatch(Capacity::isDecided));
        String text = CapacityTable.text(found, ignorant.name());
        assertTrue(text.contains("UNKNOWN: too hard") && !text.contains("512"), text);
        assertEquals(
                Map.of(
                        Counting.ENTRIES,
                        new Least.Unknown("too hard"),
                        Counting.LEVELS,
                        new Least.Unknown("too hard"),
                        Counting.KINDS,
                        new Least.Unknown("too hard")),
                found.get(0).least());
    }
}
