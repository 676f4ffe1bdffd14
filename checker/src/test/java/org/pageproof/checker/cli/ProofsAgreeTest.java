package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.agreement.TinyScenario;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.prove.methods.ProveEngine;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;

/**
 * Tiny random models with random claims: a bounded search to the depth of the state graph decides every claim, and says of each
 * what a search of every state says, with as many steps. {@code -Dpageproof.random.tiny=N} takes N models.
 */
@Tag("nightly")
class ProofsAgreeTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.tiny", 1_000);
    private static final int TRIES = 4;

    /** So many models are compiled at once. */
    private static final int BATCH = 50;

    private static final int WORKERS = 2;

    /** Another model takes the place of one that the solver does not decide within its limits of time and memory. */
    private static final List<String> TOO_HARD = List.of("not decided within the limits");

    private static final AtomicLong HARD = new AtomicLong();
    private static final AtomicLong COMPARED = new AtomicLong();
    private static final AtomicLong STATES = new AtomicLong();
    private static final AtomicLong DECIDED = new AtomicLong();
    private static final AtomicLong FOUND = new AtomicLong();

    @Provide
    Arbitrary<Long> seeds() {
        return Seeds.some(TRIES);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void exploreAndProveNeverContradictEachOther(@ForAll("seeds") long seed) throws Exception {
        AtomicLong next = new AtomicLong(seed * MODELS);
        AtomicLong left = new AtomicLong((MODELS + TRIES - 1) / TRIES);
        Callable<List<String>> work = () -> {
            try (Solver solver = SolversForTests.z3()) {
                ProveEngine prove = new ProveEngine(solver, Method.BMC);
                while (left.get() > 0) {
                    long batch = next.getAndIncrement();
                    for (Base base : TinyScenario.some(batch, BATCH)) {
                        if (left.getAndDecrement() > 0) {
                            List<String> wrong = compare(base, prove);
                            if (wrong.equals(TOO_HARD)) {
                                left.incrementAndGet();
                            } else if (!wrong.isEmpty()) {
                                return List.of("batch " + batch + ", " + base.name() + ": " + wrong);
                            }
                        }
                    }
                }
            }
            return List.of();
        };
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<List<String>> f : workers.invokeAll(Collections.nCopies(WORKERS, work))) {
                assertEquals(List.of(), f.get());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<String> compare(Base base, ProveEngine prove) {
        Answer explored = base.judged(new ExploreEngine());
        Answer proved = base.judged(prove);
        List<String> wrong = new ArrayList<>(explored.contradicts(proved));
        String undecided = proved.result().unknown();
        if (wrong.isEmpty() && (undecided.startsWith("time: ") || undecided.startsWith("memory: "))) {
            HARD.incrementAndGet();
            return TOO_HARD;
        }
        if (!explored.result().exhaustive() || !proved.result().exhaustive()) {
            wrong.add("undecided: " + explored.result().unknown() + "; "
                    + proved.result().unknown());
        }
        COMPARED.incrementAndGet();
        STATES.addAndGet(explored.result().states());
        FOUND.addAndGet(proved.result().findings().size());
        DECIDED.addAndGet(
                proved.result().findings().size() + proved.result().cleared().size());
        return wrong;
    }

    @AfterContainer
    static void tell() {
        System.out.printf(
                "explore and prove: %,d models with %,d states, %,d claims decided, %,d of them found; %,d were too hard%n",
                COMPARED.get(), STATES.get(), DECIDED.get(), FOUND.get(), HARD.get());
        assertTrue(HARD.get() * 10 <= COMPARED.get(), "hardly anything was decided within the limits");
        assertTrue(COMPARED.get() == 0 || FOUND.get() * 20 > DECIDED.get(), "hardly anything was found");
    }
}
