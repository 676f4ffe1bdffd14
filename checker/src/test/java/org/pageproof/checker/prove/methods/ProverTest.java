package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.prove.solver.Z3Solver;

/** The methods of proof: what each shows, and that none shows what is not true. */
class ProverTest {
    private static final Path LOCKBOX = Path.of("..", "docs", "examples", "lockbox", "lockbox.inv");

    private static Map<String, Conclusion> prove(String scenario, Method method) throws Exception {
        return prove(scenario, method, g -> true);
    }

    private static Map<String, Conclusion> prove(String scenario, Method method, Predicate<Goal> asked)
            throws Exception {
        Base base = Base.of(LOCKBOX, scenario, Map.of());
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        Map<String, Conclusion> all = new TreeMap<>();
        try (Z3Solver solver = new Z3Solver()) {
            Prover.Limits limits = new Prover.Limits(Duration.ofSeconds(60), 1L << 30, 6);
            Prover.Aims aims = new Prover.Aims(asked, g -> false);
            new Prover(system, solver, method, limits, aims, () -> false).run().forEach((g, c) -> all.put(g.name(), c));
        }
        return all;
    }

    private static String how(@Nullable Conclusion c) {
        return assertInstanceOf(Conclusion.Proved.class, c).words();
    }

    @Test
    void everythingOfOneCpuIsProvedByOneMethodOrTheOther() throws Exception {
        Map<String, Conclusion> all = prove("opposite_alone", Method.AUTO);
        assertEquals(8, all.size());
        assertEquals("induction, k = 1", how(all.get("call_depth")));
        assertEquals("induction, k = 2", how(all.get("fits")));
        assertEquals("chc", how(all.get("one_inside")));
        assertEquals("chc", how(all.get("no_deadlock")));
    }

    @Test
    void whatIsNotTrueIsNotProved() throws Exception {
        for (Method method : new Method[] {Method.INDUCTION, Method.CHC}) {
            Map<String, Conclusion> all =
                    prove("unchecked_alone", method, g -> g.name().equals("fits"));
            assertInstanceOf(Conclusion.Open.class, all.get("fits"), method.name());
        }
        Map<String, Conclusion> waiting = prove("opposite", Method.AUTO);
        assertEquals(
                2,
                assertInstanceOf(Conclusion.Missed.class, waiting.get("no_deadlock"))
                        .run()
                        .length());
    }

    @Test
    void whatIsNotInductiveHasACounterexample() throws Exception {
        Map<String, Conclusion> all = prove("lockbox", Method.INDUCTION);
        Conclusion.Open open = assertInstanceOf(Conclusion.Open.class, all.get("one_inside"));
        assertTrue(open.why() != null && open.why().run().length() == 4, open.reason());
        assertTrue(open.reason().startsWith("solver: it is not inductive"), open.reason());
    }

    @Test
    void theCounterexampleOfAnInductionMissesItsGoal() throws Exception {
        Base base = Base.of(LOCKBOX, "lockbox", Map.of());
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        for (Conclusion c : prove("lockbox", Method.INDUCTION).values()) {
            if (c instanceof Conclusion.Open o && o.why() != null) {
                assertTrue(
                        Decisive.misses(system, o.why().goal(), o.why().run()),
                        o.why().goal().name());
            }
        }
    }
}
