package org.pageproof.checker.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;

/** Real threads come to exactly the counts of the reference models. */
class CountsTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final List<String> REFCOUNT = List.of("get_page", "put_page", "assign_pages", "release");
    private static final List<String> LOCKBOX = List.of("add", "swap", "rest");

    @ParameterizedTest
    @CsvSource({"1,1,22,34", "2,1,705,1810", "1,2,228,408"})
    void refcount(long cpus, long pages, int states, long transitions) throws Exception {
        ThreadResult result = search("refcount", null, Map.of("cpus", cpus, "pages", pages), REFCOUNT);
        assertEquals(List.of(), result.violations());
        assertEquals(List.of(states, transitions), List.of((int) result.states(), result.transitions()));
    }

    @ParameterizedTest
    @CsvSource({"1,392,504", "2,2208,5088"})
    void lockbox(long cpus, int states, long transitions) throws Exception {
        ThreadResult result = search("lockbox", null, Map.of("cpus", cpus), LOCKBOX);
        assertEquals(List.of(), result.violations());
        assertEquals(List.of(states, transitions), List.of((int) result.states(), result.transitions()));
    }

    @Test
    void locksTakenInTwoOrdersDeadlockInTwoSteps() throws Exception {
        List<String> all =
                Stream.concat(LOCKBOX.stream(), Stream.of("opposite")).toList();
        ThreadResult one = search("lockbox", "opposite", Map.of("cpus", 1L), all);
        assertEquals(List.of(), one.violations());
        assertEquals(List.of(584L, 744L), List.of(one.states(), one.transitions()));
        Violation found = search("lockbox", "opposite", Map.of("cpus", 2L), all)
                .violations()
                .get(0);
        assertEquals("no_deadlock", found.property());
        assertEquals(2, found.moves().size());
    }

    @ParameterizedTest
    @CsvSource({"1,16", "2,15"})
    void aStoreThatDoesNotFitIsFoundAtItsDepth(long cpus, int steps) throws Exception {
        Violation found = search("lockbox", "unchecked", Map.of("cpus", cpus), LOCKBOX)
                .violations()
                .get(0);
        assertEquals("fits", found.property());
        assertEquals(steps, found.moves().size());
    }

    private static ThreadResult search(
            String model, @Nullable String variant, Map<String, Long> parameters, List<String> operations)
            throws Exception {
        ModelPath path = ModelPath.of(List.of(EXAMPLES.resolve(model)));
        int cpus = parameters.getOrDefault("cpus", 1L).intValue();
        List<CpuProgram> programs = Collections.nCopies(cpus, CpuProgram.repeat(operations));
        try (ThreadSearch search = new ThreadSearch(
                path.model(model, variant),
                parameters,
                programs,
                new KeptSlots(List.of()),
                new StoredArrays(),
                LiveMonitor.NOTHING)) {
            return search.run(List.of(search.constructed()), SearchLimits.NONE);
        }
    }
}
