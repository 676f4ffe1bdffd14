package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.RandomScenario;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.Z3Solver;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * What is proved of random models is violated nowhere, and what is found is found after as many steps as a search of every state
 * needs. {@code -Dpageproof.random.proofs=N} tries more models than the tests have time for.
 */
class MethodsAgreementTest {
    private static final int SCENARIOS = Integer.getInteger("pageproof.random.proofs", 1);
    private static final int TRIES = 2;

    @Provide
    Arbitrary<Long> seeds() {
        return Seeds.some(TRIES);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void everyMethodAgreesWithASearchOfEveryState(@ForAll("seeds") long seed) throws Exception {
        Path folder = Files.createTempDirectory("random-models");
        try (Solver solver = new Z3Solver()) {
            for (Base base : RandomScenario.some(seed, SCENARIOS, folder)) {
                Answer visited = base.judged(new InterpreterEngine());
                assertTrue(visited.result().exhaustive(), visited.result().unknown());
                for (Method method : Method.values()) {
                    compare(base, method, solver, visited);
                }
                decidedBySearch(base, solver, visited);
            }
        }
        try (Stream<Path> written = Files.walk(folder)) {
            written.forEach(f -> f.toFile().deleteOnExit());
        }
    }

    private static ProofSystem system(Base base) {
        return ProofSystem.of(base.program(), base.properties(base.program()));
    }

    private static void compare(Base base, Method method, Solver solver, Answer visited) throws Exception {
        Prover.Limits limits = new Prover.Limits(Duration.ofSeconds(2), 1L << 30);
        Prover.Aims aims = new Prover.Aims(g -> true, g -> false);
        Map<Goal, Conclusion> all = new Prover(system(base), solver, method, limits, aims, () -> false).run();
        all.forEach((goal, c) -> {
            String what = base.name() + ", " + method + ", " + goal.name();
            int steps = visited.steps(goal.name());
            if (c instanceof Conclusion.Proved p) {
                assertEquals(-1, steps, what + " is proved by " + p.words());
            } else if (c instanceof Conclusion.Missed m) {
                assertEquals(steps, m.run().length(), what);
            }
        });
    }

    /** The most steps that a property of any state or step needs to be decided. */
    private static int levels(StepProgram program) {
        Set<State> seen = new HashSet<>(List.of(program.initial()));
        List<State> level = List.of(program.initial());
        int levels = 0;
        while (!level.isEmpty()) {
            List<State> next = new ArrayList<>();
            for (State s : level) {
                for (Outcome o : program.outcomes(s)) {
                    if (o.next() != null && seen.add(o.next())) {
                        next.add(o.next());
                    }
                }
            }
            level = next;
            levels++;
        }
        return levels;
    }

    /** A bounded search that goes on to the last level decides everything; here it has some seconds to get near. */
    private static void decidedBySearch(Base base, Solver solver, Answer visited) throws Exception {
        ProofSystem system = system(base);
        BoundedSearch search = new BoundedSearch(system, system.goals());
        Asker asker = new Asker(solver, Deadline.in(Duration.ofSeconds(6)), 1L << 30, () -> false);
        int depth = levels(base.program());
        search.run(asker, depth);
        assertTrue(search.done() >= 0, search.stopped());
        for (Goal goal : system.goals()) {
            int found =
                    search.found().containsKey(goal) ? search.found().get(goal).length() : -1;
            int steps = visited.steps(goal.name());
            // The last level may be half done when the time is over.
            boolean isDone = steps <= search.done() || found >= 0;
            assertEquals(isDone ? steps : -1, found, base.name() + ": " + goal.name());
        }
    }
}
