package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;
import org.pageproof.checker.scenario.BadInput;

/** Claims that do not speak of states alone, and what has no translation. Each is judged by the interpreter as well. */
@SuppressWarnings("NullAway.Init") // set by JUnit, before all
class TranslatedClaimsTest {
    private static Solver solver;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        solver = SolversForTests.z3();
    }

    @AfterAll
    static void close() {
        solver.close();
    }

    private Base base(String body, String claims) throws IOException, BadInput {
        Files.writeString(folder.resolve("Own.java"), """
                import org.pageproof.machine.*;
                @Model("Own") public class Own {
                    static final class Cpu { int a; }
                    final Word w = new Word(3, 2);
                    final Word large = new Word(5, 25);
                    final Cpu[] cpus;
                    public Own(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }
                    int next(Cpu self, int x) { self.a = x; return (int) w.read() + x; }
                    @Operation("step") void step(Cpu self) { BODY }
                }
                """.replace("BODY", body));
        Path spec = Files.writeString(folder.resolve("own.inv"), """
                module own;
                model Own;
                CLAIMS
                scenario own { model with cpus = 1; cpus 1 run step, step; }
                """.replace("CLAIMS", claims));
        return Base.of(spec, "own", Map.of());
    }

    private Answer judged(String body, String claims) throws IOException, BadInput {
        Base base = base(body, claims);
        Answer proved = base.judged(new ProveEngine(solver, Method.BMC));
        assertEquals(List.of(), base.judged(new InterpreterEngine()).contradicts(proved));
        return proved;
    }

    private static boolean excluded(Answer a, String property) {
        return a.result().cleared().getOrDefault(property, -1) == Integer.MAX_VALUE;
    }

    @Test
    void aClaimAboutReturnsReadsArgumentsResultAndTheStateAtThatMoment() throws Exception {
        Answer a = judged("int n = next(self, 4); w.write(n); self.a = 7;", """
                invariant result_is_the_sum on return next(c, x) -> n { n == w + x }
                invariant local_is_set on return next(c, x) -> n { c.a == 4 }
                invariant result_is_small on return next(c, x) -> n { n <= 6 }
                """);
        assertTrue(excluded(a, "result_is_the_sum") && excluded(a, "local_is_set"), a.toString());
        assertEquals(Set.of("result_is_small", "fits"), a.result().foundNames());
    }

    @Test
    void aClaimAboutCallsThatBegin() throws Exception {
        Answer a = judged("next(self, self.a + 1);", """
                invariant local_is_behind on enter next(c, x) { c.a + 1 == x }
                invariant first_call_only on enter next(c, x) { x == 1 }
                """);
        assertTrue(excluded(a, "local_is_behind"), a.toString());
        assertEquals(Set.of("first_call_only"), a.result().foundNames());
        assertEquals(List.of(), List.copyOf(a.result().notJudged().keySet()));
    }

    @Test
    void aStepThatNoOutcomeOfChooseAllowsIsADeadlock() throws Exception {
        Answer stuck = judged("int c = Machine.choose(3); Machine.assume(self.a == c + 1); self.a = c; w.read();", "");
        assertEquals(0, stuck.steps("no_deadlock"));
        Answer free = judged("int c = Machine.choose(3); Machine.assume(self.a + 1 == c); self.a = c; w.read();", "");
        assertTrue(excluded(free, "no_deadlock"), free.toString());
        Answer later = judged("int c = Machine.choose(3); Machine.assume(self.a + 2 == c); self.a = c; w.read();", "");
        assertEquals(1, later.steps("no_deadlock"));
    }

    @Test
    void aClaimWithoutATranslationIsNamedWithItsPlace() throws Exception {
        Answer a = judged("w.read();", "invariant large { 2 ** (w * 1000) >= 1 }");
        assertTrue(
                a.result().notJudged().getOrDefault("large", "").matches(".*own\\.inv:3:\\d+: .* than 4096.*"),
                a.result().notJudged().toString());
    }

    @Test
    void aLoopThatTurnsTooOftenIsNamedWithItsPlace() throws Exception {
        Answer a = judged(
                "int n = (int) large.read(); int s = 0; for (int i = 0; i < n; i++) s += i; self.a = s; w.read();", "");
        assertTrue(a.result().unknown().matches("bound: Own\\.java:\\d+: .*, in step 1; .*"), a.toString());
    }

    /** The way that is not followed ends before the outcome of choose is known, so nobody can make its step. */
    @Test
    void nothingIsProvedWhereAWayIsNotFollowed() throws Exception {
        Base base = base(
                "int n = (int) large.read(); int s = 0; for (int i = 0; i < n; i++) s += i; self.a = s + Machine.choose(2); w.read();",
                "");
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        Prover.Limits limits = new Prover.Limits(Duration.ofSeconds(60), 1L << 30);
        Prover.Aims aims = new Prover.Aims(g -> true, g -> false);
        new Prover(system, solver, Method.INDUCTION, limits, aims, () -> false)
                .run()
                .forEach((g, c) -> {
                    String reason =
                            assertInstanceOf(Conclusion.Open.class, c, g.name()).reason();
                    assertTrue(reason.matches("bound: Own\\.java:\\d+: .*; nothing is proved before .*"), reason);
                });
    }
}
