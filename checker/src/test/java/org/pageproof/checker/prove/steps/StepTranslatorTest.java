package org.pageproof.checker.prove.steps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.RandomScenario;
import org.pageproof.checker.agreement.Seeds;

/** The ways through steps are the interpreter's transitions. */
class StepTranslatorTest {
    private static final Path DOCS = Path.of("..", "docs", "examples");
    private static final Path SHIPPED = Path.of("..", "spec", "invariants");

    @Property(seed = Seeds.BUILD, tries = 5, shrinking = ShrinkingMode.OFF)
    void randomModels(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        Path folder = Files.createTempDirectory("random-models");
        for (Base base : RandomScenario.some(seed, 2, folder)) {
            WaysAgreement.check(base.program(), 700);
        }
        try (Stream<Path> written = Files.walk(folder)) {
            written.forEach(f -> f.toFile().deleteOnExit());
        }
    }

    @Example
    void referenceCounts() throws Exception {
        assertTrue(visited(DOCS.resolve("refcount/refcount.inv"), "refcount", 1_000) > 500, "states");
        assertTrue(visited(DOCS.resolve("refcount/refcount.inv"), "owner_first", 300) >= 300, "states");
    }

    @Example
    void locksAndChoices() throws Exception {
        visited(DOCS.resolve("lockbox/lockbox.inv"), "lockbox", 1_000);
        visited(DOCS.resolve("lockbox/lockbox.inv"), "opposite", 1_000);
        visited(DOCS.resolve("lockbox/lockbox.inv"), "unchecked", 1_000);
    }

    @Example
    void pagesOfTheHypervisor() throws Exception {
        visited(SHIPPED.resolve("page_references.inv"), "undo_although_nothing_was_taken", 150);
    }

    private static int visited(Path spec, String scenario, int most) throws Exception {
        return WaysAgreement.check(Base.of(spec, scenario, Map.of()).program(), most);
    }
}
