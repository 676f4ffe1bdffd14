package org.pageproof.checker.steps.random;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.spin.Compared;
import org.pageproof.checker.spin.SpinRun;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * SPIN comes to as many states and transitions of random models as the explorer, and violates the same properties.
 *
 * <p>{@code -Dpageproof.random.spin=N} tries more models than the tests have time for: each takes a run of a C compiler.
 */
@Tag("nightly")
class SpinTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.spin", 12);
    private static final long MOST_STATES = 20_000;

    @Provide
    Arbitrary<Long> seeds() {
        return Seeds.some(1);
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void countsAreThoseOfTheExplorer(@ForAll("seeds") long seed) throws Exception {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
        Batch batch = new Batch(seed, MODELS);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int m = 0; m < batch.size(); m++) {
                int model = m;
                all.add(pool.submit(() -> {
                    compare(batch, model, "model " + model + " of seed " + seed);
                    return null;
                }));
            }
            for (int m = 0; m < batch.size(); m++) {
                try {
                    all.get(m).get();
                } catch (ExecutionException e) {
                    throw new AssertionError("model " + m + " of seed " + seed + ":\n" + batch.source(m), e);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void compare(Batch batch, int model, String where) throws Exception {
        StepProgram program = batch.program(model, 1 + model % 2);
        Compared expected;
        try {
            expected = Compared.explored(program, null, MOST_STATES);
        } catch (LocalBudgetExceeded e) {
            return;
        }
        if (expected.states() >= 0) {
            expected.check(where, SpinRun.of(program, null));
        }
    }
}
