package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;

/** What a step is known to leave as it was is so, and what it changes is not taken for unchanged. */
@SuppressWarnings("NullAway.Init") // set by JUnit, before all
class FieldsKeptTest {
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

    /** A count of two bits with a mark above it, and what is added where the body says so. */
    private Base counter(String condition) throws Exception {
        Files.writeString(folder.resolve("Counter.java"), """
                import org.pageproof.machine.*;
                @Model("Counter") public class Counter {
                    static final class Cpu { }
                    final Word w = new Word(
                        BitLayout.named("info").field("count", 2).flag("mark").field("rest", 2).build(), 0);
                    final Cpu[] cpus;
                    public Counter(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }
                    @Operation("add") void add(Cpu self) {
                        long x = w.read();
                        if (CONDITION) { w.cmpxchg(x, x + 1); }
                    }
                    @Operation("mark") void mark(Cpu self) { w.fetchOr(4); }
                }
                """.replace("CONDITION", condition));
        Path spec = Files.writeString(folder.resolve("counter.inv"), """
                module counter;
                model Counter;
                transition mark_stays { w.mark => w.mark' }
                invariant nothing_else { w.rest == 0 }
                scenario any_number { cpus any repeat add | mark; check all; }
                """);
        return Base.of(spec, "any_number", Map.of());
    }

    private static ProofSystem system(Base base) throws Exception {
        return ProofSystem.ofAnyNumber(base.program(), base.properties(base.program()), () -> false);
    }

    private static List<ProofSystem.Step> refined(ProofSystem system) throws Exception {
        return new FieldsKept(system, new Asker(solver, Deadline.in(Duration.ofMinutes(2)), 1L << 30, () -> false))
                .steps();
    }

    /** Those of the ways through steps of others that write the only word. */
    private static List<Way> writing(List<ProofSystem.Step> steps) {
        return steps.stream()
                .flatMap(s -> s.ways().stream())
                .filter(w -> !w.writes().isEmpty())
                .toList();
    }

    private static boolean keeps(ProofSystem system, Way way, int bit) {
        Term after = way.writes().getOrDefault(0, system.terms().no());
        return system.terms().extract(after, bit, 1)
                == system.terms().extract(system.variables().slot(0), bit, 1);
    }

    @Test
    void whatHasRoomForOneMoreLeavesTheRestAlone() throws Exception {
        ProofSystem system = system(counter("(x & 3) != 3"));
        assertTrue(writing(system.steps()).stream().anyMatch(w -> !keeps(system, w, 3)), "not plain before");
        List<Way> ways = writing(refined(system));
        assertTrue(ways.stream().allMatch(w -> keeps(system, w, 3) && keeps(system, w, 4)), ways.toString());
        assertTrue(ways.stream().anyMatch(w -> !keeps(system, w, 0) && keeps(system, w, 2)), "add leaves the mark");
        assertTrue(ways.stream().anyMatch(w -> keeps(system, w, 0) && !keeps(system, w, 2)), "mark leaves the count");
    }

    @Test
    void whatOverflowsDoesNot() throws Exception {
        for (String condition : List.of("true", "(x & 7) != 7", "(x & 3) != 2")) {
            ProofSystem system = system(counter(condition));
            List<Way> ways = writing(refined(system));
            assertTrue(ways.stream().noneMatch(w -> !keeps(system, w, 0) && keeps(system, w, 2)), condition);
        }
    }

    @Test
    void aClaimThatNeedsTheRoomIsProvedWithItOnly() throws Exception {
        Map<String, String> claims = Map.of("mark_stays", "(x & 3) != 3", "nothing_else", "(x & 7) != 7");
        for (Map.Entry<String, String> c : claims.entrySet()) {
            assertInstanceOf(
                    Conclusion.Proved.class, conclusions(counter(c.getValue())).get(c.getKey()), c.getKey());
            assertInstanceOf(Conclusion.Open.class, conclusions(counter("true")).get(c.getKey()), c.getKey());
        }
    }

    private static Map<String, Conclusion> conclusions(Base base) throws Exception {
        Map<String, Conclusion> all = new HashMap<>();
        Prover.Limits limits = new Prover.Limits(Duration.ofSeconds(60), 1L << 30);
        Prover.Aims aims = new Prover.Aims(g -> true, g -> false);
        new Prover(system(base), solver, Method.AUTO, limits, aims, () -> false)
                .run()
                .forEach((goal, c) -> all.put(goal.name(), c));
        return all;
    }

    @Test
    void inRunsWhatIsWrittenIsTheSame() throws Exception {
        int compared = 0;
        for (String condition : List.of("(x & 3) != 3", "(x & 7) != 7", "(x & 3) != 2")) {
            Base base = counter(condition);
            ProofSystem system = system(base);
            List<ProofSystem.Step> before = system.steps();
            List<ProofSystem.Step> after = refined(system);
            Random random = new Random(3);
            State state = base.program().start(0);
            for (int s = 0; s < 2_000; s++) {
                Evaluation e = new StateValues(system, state).evaluation();
                for (int i = 0; i < before.size(); i++) {
                    if (e.isTrue(before.get(i).enabled())) {
                        compared += compare(before.get(i), after.get(i), e);
                    }
                }
                List<Outcome> next = base.program().outcomes(state).stream()
                        .filter(o -> o.next() != null)
                        .toList();
                State other = next.get(random.nextInt(next.size())).next();
                state = s % 8 == 0 || other == null ? base.program().start(0) : other;
            }
        }
        assertTrue(compared > 100, compared + " writes");
    }

    /** Returns how many writes were made in another way. */
    private static int compare(ProofSystem.Step before, ProofSystem.Step after, Evaluation e) {
        int compared = 0;
        for (int w = 0; w < before.ways().size(); w++) {
            Way then = before.ways().get(w);
            Way now = after.ways().get(w);
            assertEquals(then.writes().keySet(), now.writes().keySet());
            if (then.choices().isEmpty() && then.guard().stream().allMatch(e::isTrue)) {
                for (Map.Entry<Integer, Term> written : then.writes().entrySet()) {
                    Term other = now.writes().getOrDefault(written.getKey(), written.getValue());
                    assertEquals(e.value(written.getValue()), e.value(other), () -> then.toString());
                    compared += other.equals(written.getValue()) ? 0 : 1;
                }
            }
        }
        return compared;
    }
}
