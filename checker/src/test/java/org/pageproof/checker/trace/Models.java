package org.pageproof.checker.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** Compiled models and runs of them, for tests. */
final class Models {
    private Models() {}

    private static final List<String> PAGES = List.of(
            "get_page", "put_page", "decrease_reservation", "alloc_heap_pages", "assign_pages", "free_domheap_pages");

    static List<CpuProgram> repeat(int cpus, String... operations) {
        return Collections.nCopies(cpus, CpuProgram.repeat(List.of(operations)));
    }

    static StepProgram lockBox(@Nullable String variant, String... operations) throws Exception {
        return compile("lockbox", variant, Map.of("cpus", 2L), repeat(2, operations));
    }

    static StepProgram refCount(@Nullable String variant, int cpus, int pages) throws Exception {
        return compile(
                "refcount",
                variant,
                Map.of("cpus", (long) cpus, "pages", (long) pages),
                repeat(cpus, "get_page", "put_page", "assign_pages", "release"));
    }

    static StepProgram pages(@Nullable String variant) throws Exception {
        return compile(
                "xen.Pages",
                variant,
                Map.of("cpus", 2L, "pages", 2L, "domains", 2L),
                repeat(2, PAGES.toArray(String[]::new)));
    }

    static StepProgram compile(
            String model, @Nullable String variant, Map<String, Long> parameters, List<CpuProgram> programs)
            throws Exception {
        Path examples = Schemas.root().resolve("docs").resolve("examples");
        ModelPath path = ModelPath.of(
                List.of(examples.resolve("refcount"), examples.resolve("lockbox"), ModelPath.machinePlace()));
        return StepCompiler.compile(path.model(model, variant), parameters, programs);
    }

    /** A run that takes random steps, up to one that leads nowhere. */
    static Run walk(StepProgram program, long seed, int length) {
        Random random = new Random(seed);
        List<Outcome> made = new ArrayList<>();
        State state = program.initial();
        while (made.size() < length) {
            List<Outcome> all = program.outcomes(state);
            if (all.isEmpty()) {
                break;
            }
            Outcome next = all.get(random.nextInt(all.size()));
            made.add(next);
            if (next.next() == null) {
                break;
            }
            state = next.next();
        }
        return new Run(program.initial(), made);
    }
}
