package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.explore.Goal;

/** The specs of the repository over their models: verdicts, lengths and explanations. */
class ExampleSpecsTest {
    @Test
    void refcountHolds() throws Exception {
        Checked c = Checked.file(
                Checked.DOCS.resolve("refcount/refcount.inv"), "refcount", Map.of("cpus", 2L, "pages", 2L));
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals(27917, run.result.states());
        assertEquals(76636, run.result.transitions());
        assertEquals(List.of("a_page_is_held_twice"), run.decided());
        assertEquals("", run.vacuous());
        String witness = run.explain("a_page_is_held_twice").text();
        assertTrue(witness.startsWith("for p = pages["), witness);
    }

    @Test
    void ownerFirst() throws Exception {
        Checked c = Checked.file(Checked.DOCS.resolve("refcount/refcount.inv"), "owner_first", Map.of());
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals(16, run.steps("held_page_keeps_its_owner"));
        assertEquals(
                "for c = cpus[2], p = pages[0]: p.owner == c.domain;"
                        + " p.owner is domains[1], c.domain is domains[0], c.held[p] is 1",
                run.explain("held_page_keeps_its_owner").text());
    }

    @Test
    void theBaseFormOfThePageModelHolds() throws Exception {
        Checked c = Checked.file(Checked.SHIPPED.resolve("page_references.inv"), "two_cpus_one_page", Map.of());
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals(List.of("a_foreign_page_is_given_back", "a_failing_get_frees_the_page"), run.decided());
        assertEquals("stolen_page_was_the_domains", run.vacuous());
    }
}
