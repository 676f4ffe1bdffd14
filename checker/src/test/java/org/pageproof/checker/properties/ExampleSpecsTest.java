package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undo_although_nothing_was_taken | count_moves_by_one | 3 | for p = pages[0]: p.count_info.count' =="
                        + " p.count_info.count - 1; p.count_info.count' is 7, p.count_info.count is 0, by put_page is true",
                "undo_although_nothing_was_taken | failing_get_is_neutral | 3 | for c = cpus[0]: c.failed_get_moved == 0;"
                        + " c.failed_get_moved is -1",
                "count_published_before_owner | referenced_page_has_an_owner | 9 | for p = pages[0]: p.owner.domain !="
                        + " none; p.owner.domain is none, p.count_info.count is 1",
                "allocation_ended_without_a_reference | allocation_ends_in_its_owners_name | 35 | for p = pages[0]:"
                        + " p.released_for' == p.owner; p.released_for' is 1, p.owner is 2,"
                        + " p.count_info.allocated is true, p.count_info.allocated' is false",
                "reference_to_an_unreferenced_page | revival_is_explicit | 2 | for p = pages[0]: by assign_pages;"
                        + " by assign_pages is false, p.count_info.count is 0, p.count_info.count' is 1",
            })
    void variantsOfThePageModel(String scenario, String property, int steps, String text) throws Exception {
        Checked c = Checked.file(Checked.SHIPPED.resolve("page_references.inv"), scenario, Map.of());
        Checked.Run run = c.run(new Goal(1L << c.number(property), Set.of()));
        assertEquals(steps, run.steps(property));
        assertEquals(text, run.explain(property).text());
    }

    @Test
    void theBaseFormOfThePageModelHolds() throws Exception {
        Checked c = Checked.file(Checked.SHIPPED.resolve("page_references.inv"), "two_cpus_one_page", Map.of());
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals(List.of("a_foreign_page_is_given_back", "a_failing_get_frees_the_page"), run.decided());
        assertEquals("", run.vacuous());
    }
}
