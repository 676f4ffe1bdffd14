package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.explore.Goal;

/** Claims about moments, call paths and lives, over a model that has one of everything. */
class StepLanguageTest {
    private static final Path ZOO = Path.of("src", "test", "resources", "models", "zoo");
    private static final Path PAIR = Path.of("src", "test", "resources", "models", "pair");

    private static Checked zoo(String claims) throws Exception {
        return zoo(claims, "cpus all repeat visit | count;");
    }

    private static Checked zoo(String claims, String cpus) throws Exception {
        return Checked.text("""
                module zoo;
                model zoo;
                def fed(c: Cage) = c.fed;
                %s
                scenario zoo {
                    %s
                }
                """.formatted(claims, cpus), ZOO, "zoo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "invariant claim at rest { forall g in cages: !g.lock.held } @ '' @ ''",
                "invariant claim { forall g in cages: !g.lock.held } @ claim @ ''",
                "invariant claim { at rest => (forall g in cages: !g.lock.held) } @ '' @ ''",
                "invariant claim at rest { forall g in cages: g.last == calm } @ claim @ ''",
                "invariant claim at rest { false } @ claim @ ''",
                "invariant claim { forall g in cages: g.lock.held => (exists c in cpus: c in visit) } @ '' @ ''",
                "invariant claim { forall g in cages: g.lock.held => (exists c in cpus: c in enter) } @ claim @ ''",
                "invariant claim { forall c in cpus: c in enter => c in visit && c not in count } @ '' @ ''",
                "invariant claim { forall c in cpus: c in enter => (exists g in cages: g.lock.holder == c) } @ '' @ ''",
                "invariant claim { forall c in cpus: c in visit => c not in enter } @ claim @ ''",
                "invariant claim { at rest => (forall c in cpus: c not in visit) } @ '' @ ''",
                "invariant claim { forall c in cpus: c in count => false } @ '' @ claim",
                "transition claim { forall c in cpus: c in enter' && c not in enter => c steps } @ '' @ ''",
                "transition claim { forall c in cpus: c in enter && c not in enter' => by visit && !(by count) } @ '' @ ''",
                "transition claim { forall c in cpus: c in enter' => c in enter } @ claim @ ''",
                "invariant claim { forall g in cages: g.last != wild } @ claim @ ''",
                "invariant claim { forall g in cages: wild != g.last } @ claim @ ''",
                "invariant claim { forall g in cages: wild == 4 && 4 == wild } @ '' @ claim",
                "invariant claim { forall g in { h in cages where h.state.animals == 7 }: false } @ '' @ claim",
                "invariant claim { forall g in { h in cages where h.fed }: g.fed } @ '' @ ''",
                "invariant claim { forall i in 9 .. cages[0].state.animals: false } @ '' @ claim",
                "lifecycle claim of g.last for g in cages { calm -> wild by visit; } @ '' @ ''",
                "lifecycle claim of g.last for g in cages { initial calm; calm -> wild; } @ '' @ ''",
                "lifecycle claim of g.last for g in cages { initial wild; calm -> wild; } @ claim @ ''",
                "lifecycle claim of g.last for g in cages { wild -> calm; } @ claim @ ''",
                "lifecycle claim of g.last for g in cages { calm -> wild by count; } @ claim @ ''",
                "lifecycle claim of g.last for g in cages { calm -> wild by count, visit; } @ '' @ ''",
                "lifecycle claim of g.last for g in cages { } @ claim @ ''",
                "lifecycle claim of (fed(g), g.lock.held) for g in cages"
                        + " { initial (false, false); (_, false) -> (true, true); (true, true) -> (true, false); } @ '' @ ''",
                "lifecycle claim of (fed(g), g.lock.held) for g in cages"
                        + " { (_, false) -> (true, true); (true, true) -> (false, false); } @ claim @ ''",
                "lifecycle claim of c.visits[0] for c in cpus { initial 0; 0 -> 1 | 2; 1 -> 2 by count; } @ '' @ ''",
                "lifecycle claim of c.visits[0] for c in cpus { 0 -> 1; } @ claim @ ''",
                "lifecycle claim of g.keeper for g in cages { _ -> _; } @ '' @ claim",
                "lifecycle claim of g.keeper for g in cages { none -> _; } @ claim @ ''",
                "lifecycle claim of g.state.animals for g in cages { 3 -> 4; } @ '' @ claim",
            })
    void momentsPathsAndLives(String claim, String violated, String vacuous) throws Exception {
        Checked.Run run = zoo(claim).run(Goal.EVERYTHING);
        assertEquals(violated, String.join(", ", run.decided()));
        assertEquals(vacuous, run.vacuous());
    }

    /** An access of the pair is one of its halves; an access of a half is not one of the pair. */
    @ParameterizedTest
    @CsvSource({
        "pair, both, true",
        "pair, first, false",
        "pair, second, false",
        "low, both, true",
        "low, first, true",
        "low, second, false",
        "high, both, true",
        "high, first, false",
        "high, second, true",
    })
    void pairsAndTheirHalves(String place, String operation, boolean accessed) throws Exception {
        Checked checked = Checked.text("""
                module pair;
                model pair;
                transition claim { !(by read of boxes[0].%s) }
                scenario pair {
                    cpus all repeat %s;
                }
                """.formatted(place, operation), PAIR, "pair");
        assertEquals(
                accessed ? List.of("claim") : List.of(),
                checked.run(Goal.EVERYTHING).decided());
    }

    @Test
    void atRestIsVacuousWhenNoCpuEverRestsAgain() throws Exception {
        String claim = "invariant claim at rest { forall g in cages: !g.lock.held }";
        assertEquals("", zoo(claim, "cpus all run visit;").run(Goal.EVERYTHING).vacuous());
        // The search ends before any CPU is at rest again.
        Checked.Run stuck = zoo(claim + "\ninvariant never { forall c in cpus: c not in enter }", "cpus all run visit;")
                .run(new Goal(2, Set.of()));
        assertEquals(List.of("never"), stuck.decided());
        assertEquals("claim", stuck.vacuous());
    }

    @Test
    void aBrokenLifeNamesTheMove() throws Exception {
        Checked.Run run = zoo("""
                lifecycle plain of g.last for g in cages { wild -> calm; }
                lifecycle others of g.last for g in cages { calm -> wild by count; }
                lifecycle first of g.last for g in cages { initial wild; _ -> _; }
                lifecycle pair of (fed(g), g.lock.held) for g in cages { (_, false) -> (true, true); }
                """).run(Goal.EVERYTHING);
        assertEquals(
                "for g = cages[0]: the move calm -> wild is not listed; g.last is calm, g.last' is wild",
                run.explain("plain").text());
        assertEquals(
                "for g = cages[0]: the move calm -> wild is listed for others only: calm -> wild by count;"
                        + " g.last is calm, g.last' is wild",
                run.explain("others").text());
        assertEquals(
                "for g = cages[0]: calm is not listed as initial; g.last is calm",
                run.explain("first").text());
        assertEquals(
                "for g = cages[0]: the move (true, true) -> (true, false) is not listed; fed(g) is true,"
                        + " fed(g)' is true, g.lock.held is true, g.lock.held' is false",
                run.explain("pair").text());
    }

    @Test
    void movesThatNeverHappenAreKnown() throws Exception {
        Checked c =
                zoo("lifecycle claim of g.last for g in cages { calm -> wild; wild -> calm; calm -> wild by count; }");
        c.run(Goal.EVERYTHING);
        List<String> never = c.properties.neverMade(0).stream()
                .map(m -> c.scenario.spec().source().slice(m.span()))
                .toList();
        assertEquals(List.of("wild -> calm", "calm -> wild by count"), never);
        assertTrue(c.properties.get(0).ofStep());
    }
}
