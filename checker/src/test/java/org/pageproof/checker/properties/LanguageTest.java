package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.steps.State;

/** What expressions mean, over a model that has one of everything. */
class LanguageTest {
    private static final Path ZOO = Path.of("src", "test", "resources", "models", "zoo");

    private static Checked zoo(String claims) throws Exception {
        return Checked.text("""
                module zoo;
                model zoo;
                const limit = 2 ** cages;
                def twice(n: int) = 2 * n;
                def keys_of(k: Keeper) = k.keys;
                %s
                scenario zoo {
                    cpus all repeat visit | count;
                    check all;
                    expect holds;
                }
                """.formatted(claims), ZOO, "zoo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forall c in cages: c.state.animals == 3 && c.state.locked && c.state.mood == wild",
                "forall c in cages: c.state.owner == keepers[1] && c.state.owner.age == 40",
                "forall c in cages: c.state.owner.keys == 5 && c.state.owner == boss && c.state == 3 + 8 + 16 + 64",
                "cages[0].keeper == keepers[0] && cages[1].keeper == none",
                "cages[0].keeper.age == 30 && cages[0].keeper.keys == 5",
                "forall c in cages where c.keeper != none: c.keeper.age < 40",
                "forall c in cages: c.keeper != none => c.keeper.age == 30",
                "exists c in cages: c.keeper == none",
                "cages[0].pair.low == 6 && cages[0].pair.high == 7",
                "wide == 2 ** 64 - 1 && wide + 1 > wide && (wide & 255) == 255",
                "(sum p in primes: p) == 17 && (count p in primes: p % 2 == 1) == 3",
                "(sum p in primes where p > 2: p ** 2) == 83",
                "(sum i in 0 .. 3: primes[i]) == 17 && (sum x in {2, 2, 3}: x) == 5",
                "(sum i in 1 .. cages[0].state.animals: i) == 6",
                "(forall i in 5 .. 4: false) && !(exists i in 5 .. 4: true)",
                "-7 / 2 == -4 && -7 % 2 == 1 && (1 << 70) >> 69 == 2",
                "cages[0].state.animals in {1, 3} && cages[0].state.animals in 3 .. 4",
                "cages[0].state.animals not in {1, 2} && cages[0].keeper in keepers && cages[1].keeper not in keepers",
                "cages[0].keeper in {none, keepers[0]}",
                "!cages[0].lock.held && cages[0].lock.holder == none",
                "tlb[1][1] && !tlb[0][1] && !tlb[1][0]",
                "forall c in cpus, g in cages: c.visits[g] == 0 && c.visits[index(g)] == 0",
                "limit == 4 && twice(limit) == 8 && keys_of(cages[0].keeper) == 5",
                "!big && size(cages) == cages",
                "(cages[0].last == calm) <=> !cages[0].fed",
                "primes[cages[0].state.animals] == 7",
                "cages[1].keeper == none || cages[1].keeper.age > 0",
                "forall c in cages: let n = c.state.animals, m = n + 1: n == 3 && m == 4",
                "let boss2 = cages[0].keeper in boss2.age == 30 && boss2.keys == 5",
                "(if cages[0].keeper != none then cages[0].keeper.age else 0) == 30",
                "forall c in cages: if c.keeper == none then !c.fed || true else c.keeper.age == 30",
                "let bad = cages[1].keeper.age in cages[1].keeper == none || bad > 0",
                "(if true then none else keepers[0]) == none && (if limit > 3 then calm else wild) == calm",
                "cages[0].state.flags == {locked} && {locked} == cages[1].state.flags",
                "locked in cages[0].state.flags && cages[0].state.flags != {} && size(cages[0].state.flags) == 1",
                "cages[0].state.flags subset {locked} && {} subset cages[0].state.flags",
                "cages[0].state.flags == cages[1].state.flags && (forall f in cages[0].state.flags: f == locked)",
                "{ p in primes : p > 2 } == {3, 5, 7} && { p in primes where p > 7 } == {}",
                "{ p % 2 : p in primes } == {0, 1} && size({ p % 2 : p in primes }) == 2",
                "(count x in { p % 2 : p in primes } : x >= 0) == 2 && (sum x in { p % 2 : p in primes } : x) == 1",
                "{ c.keeper : c in cages } == {none, keepers[0]} && none in { c.keeper : c in cages }",
                "keepers[0] in { c.keeper : c in cages where c.keeper != none }",
                "{ c in cages : c.keeper == none } subset cages && size({ c in cages : c.keeper == none }) == 1",
                "{ i + j : i in 0 .. 1, j in 0 .. 1 } == {0, 1, 2} && {2, 3} subset primes && !({4} subset primes)",
                "{ c.state.mood : c in cages } subset { m in Mood : m != calm }",
                "cages[0].state.animals in (if big then 0 else 3) .. 4",
                "cages[1].keeper.age not in { p in primes where p > 7 }",
            })
    void trueAtTheStart(String formula) throws Exception {
        Checked c = zoo("invariant claim { " + formula + " }\ninvariant opposite { !(" + formula + ") }");
        State start = c.program.initial();
        assertFalse(c.properties.decides(0, start));
        assertTrue(c.properties.decides(1, start));
        long[] packed = new long[c.program.words()];
        c.program.pack(start, packed, 0);
        assertEquals(2, c.properties.watch().state(3, -1, packed, 0));
        Judged judged = Judged.of(c);
        judged.all(1);
        assertTrue(judged.decided().contains("opposite"), "the judge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cages[1].keeper.age > 0 | the field age of none",
                "1 / (cages[0].state.animals - 3) == 0 | division by zero",
                "primes[cages[0].state.animals + 1] == 0 | the index 4 of an array of length 4",
                "1 << (cages[0].state.animals - 4) == 0 | the shift distance -1 is negative",
                "2 ** (cages[0].state.animals - 4) == 0 | the exponent -1 is negative",
                "wide / (cages[0].state.animals - 3) == 0 | division by zero",
            })
    void noValueIsBadInput(String formula, String message) throws Exception {
        Checked c = zoo("invariant claim { " + formula + " }");
        NoValueError e = assertThrows(NoValueError.class, () -> c.run(Goal.EVERYTHING));
        assertTrue(e.diagnostic().message().endsWith(message), e.diagnostic().message());
        assertEquals(6, e.diagnostic().line());
        assertTrue(e.diagnostic().column() > "invariant claim { ".length());
    }

    @Test
    void tooManyParts() throws Exception {
        String formula = "forall a in 0 .. 4000, b in 0 .. 4000: a + b < size(cages) + 9000";
        NoValueError e = assertThrows(NoValueError.class, () -> zoo("invariant claim { " + formula + " }"));
        assertTrue(e.diagnostic().message().contains("parts"), e.diagnostic().message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "forall c in cages: c.fed' != c.fed => by visit && c.lock.held' && c.last' == wild",
                "forall c in cages: c.keeper' != c.keeper => by enter && by visit && !(by count)",
                "forall c in cpus, g in cages: c.visits[g]' != c.visits[g] => c steps && by count",
                "forall c in cpus, g in cages: c.visits[g]' in {c.visits[g], c.visits[g] + 1}",
                "forall g in cages: g.lock.holder' != g.lock.holder =>"
                        + " (exists c in cpus: c steps && (g.lock.holder' == c || g.lock.holder == c))",
                "forall g in cages where g.keeper != none: g.keeper.keys' <= g.keeper.keys",
                "wide' == wide && cages[0].pair.low' == cages[0].pair.low",
            })
    void trueOfEveryStep(String formula) throws Exception {
        Checked c = zoo("transition claim { " + formula + " }");
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals("[]", run.decided().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "invariant claim { forall g in cages: g.last == calm || g.lock.held }"
                        + " @ 8 @ for g = cages[0]: g.last == calm || g.lock.held; g.last is wild, g.lock.held is false",
                "invariant claim { forall g in cages: g.lock.held => !g.fed && g.state.mood == wild }"
                        + " @ 1 @ for g = cages[0]: !g.fed; g.fed is true, g.lock.held is true",
                "def fine(k: Cage) = k.lock.holder == none; invariant claim { forall g in cages: fine(g) }"
                        + " @ 1 @ for g = cages[0], k = cages[0]: k.lock.holder == none (in fine(g));"
                        + " k.lock.holder is cpus[0]",
                "invariant claim { !(exists c in cpus: (sum g in cages: c.visits[g]) == 2) }"
                        + " @ 2 @ for c = cpus[0]: (sum g in cages: c.visits[g]) == 2; sum g in cages: c.visits[g] is 2,"
                        + " c.visits[g] for g = cages[0] is 2",
                "invariant claim { keepers[0].keys >= limit + 1 }"
                        + " @ 5 @ keepers[0].keys >= limit + 1; keepers[0].keys is 1, limit is 4",
                "transition claim { forall g in cages where g.keeper != none: g.keeper.keys' == g.keeper.keys }"
                        + " @ 5 @ for g = cages[0]: g.keeper.keys' == g.keeper.keys;"
                        + " g.keeper.keys' is 1, g.keeper.keys is 5, g.keeper is keepers[0]",
                "cover claim { exists g in cages, c in cpus: c steps && g.lock.holder' == c }"
                        + " @ 1 @ for g = cages[0], c = cpus[0]: c steps && g.lock.holder' == c;"
                        + " c steps is true, g.lock.holder' is cpus[0]",
            })
    void explained(String claims, int steps, String text) throws Exception {
        Checked c = zoo(claims);
        Checked.Run run = c.run(new Goal(1, java.util.Set.of()));
        assertEquals(text, run.explain("claim").text());
        assertEquals(steps, run.steps("claim"));
    }

    @Test
    void vacuous() throws Exception {
        Checked c = zoo("""
                invariant never_wide { wide == 0 => cages[0].fed }
                invariant over_nothing { forall i in 1 .. 0: false }
                invariant plain { size(cages) == 2 }
                transition never_by { by count && by visit => cages[0].fed' }
                invariant used { forall g in cages: g.lock.held => g.fed }
                """);
        Checked.Run run = c.run(Goal.EVERYTHING);
        assertEquals("never_wide, over_nothing, plain, never_by", run.vacuous());
        assertEquals("[]", run.decided().toString());
        assertTrue(run.result.findings().stream()
                .anyMatch(f -> f instanceof Finding.OfState s && s.property() == c.properties.premise(4)));
    }

    @Test
    void anElementIsTheOneOfItsPlace() throws Exception {
        Checked c = Checked.text("""
                module crossed;
                model crossed;
                cover touched { boxes[0].n == 1 }
                invariant others { boxes[1].n == 0 && boxes[2].n == 0 }
                scenario s { cpus 1 run touch(b = boxes[0]); }
                """, Path.of("src", "test", "resources", "models", "crossed"), "s");
        assertEquals(List.of("touched"), c.run(Goal.EVERYTHING).decided());
    }
}
