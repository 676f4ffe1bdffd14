package org.pageproof.checker.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lemmas are said once, and nothing is lost. */
class SharedLemmasTest {
    private static PropertyResult proved(String name, String how, String... lemmas) {
        Place place = new Place("a.inv", 1, 1);
        return new PropertyResult(name, name, false, Verdict.PROVED, how, List.of(lemmas), null, null, null, place);
    }

    private static List<String> reasons(List<PropertyResult> results) {
        SharedLemmas shared = SharedLemmas.of(results);
        return results.stream().map(shared::reason).toList();
    }

    @Test
    void thoseOfAllAreSaidBeforeThem() {
        List<PropertyResult> results =
                List.of(proved("a", "k1", "b"), proved("b", "k1", "a"), proved("p", "k1", "a", "b"));
        assertEquals(
                List.of("PROVED with lemmas among: a, b"),
                SharedLemmas.of(results).lines());
        assertEquals(List.of("k1", "k1", "k1"), reasons(results));
    }

    @Test
    void eachWayHasItsOwn() {
        List<PropertyResult> results = List.of(
                proved("a", "k1"),
                proved("p", "k1", "a"),
                proved("b", "k2", "a"),
                proved("q", "k2", "a", "b"),
                proved("r", "k3", "a", "b"));
        assertEquals(
                List.of("PROVED (k1) with lemmas among: a", "PROVED (k2) or (k3) with lemmas among: a, b"),
                SharedLemmas.of(results).lines());
        assertEquals(List.of("k1", "k1", "k2", "k2", "k3"), reasons(results));
    }

    @Test
    void whatHasOthersNamesThem() {
        List<PropertyResult> results = List.of(
                proved("p", "k1", "a", "b"), proved("q", "k1", "a", "b"), proved("r", "k1", "a"), proved("s", "k1"));
        assertEquals(List.of("k1", "k1", "k1, with lemmas among a", "k1, with no lemma"), reasons(results));
    }

    @Test
    void whereThereAreNoneNothingIsSaid() {
        List<PropertyResult> results = List.of(proved("p", "k1"), proved("q", "chc"));
        assertEquals(List.of(), SharedLemmas.of(results).lines());
        assertEquals(List.of("k1", "chc"), reasons(results));
    }
}
