package org.pageproof.checker.steps.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.steps.program.Bfs;
import org.pageproof.checker.threads.SearchLimits;
import org.pageproof.checker.threads.StoredArrays;
import org.pageproof.checker.threads.ThreadResult;
import org.pageproof.checker.threads.ThreadSearch;

/**
 * Real threads that run a random model's own classes come to as many states and transitions as the interpreter, and violate the same
 * properties after the same number of steps.
 *
 * <p>{@code -Dpageproof.random.models=N} tries more models than the tests have time for.
 */
class ThreadSearchTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.models", 25);
    private static final int MOST_STATES = 1_000;

    @Property(seed = Seeds.BUILD, tries = 1, shrinking = ShrinkingMode.OFF)
    void countsAreThoseOfTheInterpreter(@ForAll long seed) throws Exception {
        Batch batch = new Batch(seed, MODELS);
        for (int m = 0; m < batch.size(); m++) {
            for (int cpus = 1; cpus <= 2; cpus++) {
                compare(batch, m, cpus, "model " + m + " of seed " + seed + ", " + cpus + " CPUs:\n");
            }
        }
    }

    private static void compare(Batch batch, int model, int cpus, String where) throws Exception {
        ThreadResult threads = threads(batch, model, cpus);
        if (!threads.unknown().isEmpty()) {
            return;
        }
        Bfs bfs = Bfs.of(batch.program(model, cpus));
        Map<String, Integer> expected = new TreeMap<>();
        bfs.shortest().forEach((p, d) -> expected.put(p.specName(), d));
        Map<String, Integer> found = new TreeMap<>();
        threads.violations().forEach(v -> found.put(v.property(), v.moves().size()));
        String text = where + batch.source(model);
        assertEquals(expected, found, text);
        assertEquals(bfs.states().size(), threads.states(), text);
        assertEquals(bfs.transitions(), threads.transitions(), text);
    }

    private static ThreadResult threads(Batch batch, int model, int cpus) throws Exception {
        StoredArrays arrays = new StoredArrays();
        ThreadResult result;
        do {
            result = threads(batch, model, cpus, arrays);
        } while (arrays.isToBeRepeated());
        return result;
    }

    private static ThreadResult threads(Batch batch, int model, int cpus, StoredArrays arrays) throws Exception {
        try (ThreadSearch search = new ThreadSearch(
                batch.model(model),
                Map.of("cpus", (long) cpus),
                Collections.nCopies(cpus, Batch.ALL),
                new KeptSlots(List.of()),
                arrays,
                LiveMonitor.NOTHING)) {
            long room = MOST_STATES * (8L * search.shape().places().size() + 400);
            return search.run(
                    List.of(search.constructed()), new SearchLimits(room, Double.POSITIVE_INFINITY, () -> false));
        }
    }
}
