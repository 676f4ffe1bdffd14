package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.steps.ModelRefused;

/** Claims about calls with their arguments and results, and about the kind of an access. */
class CallClaimsTest {
    private static final Path CALLS = Path.of("src", "test", "resources", "models", "calls");

    private static Checked calls(String claims, String operations) throws Exception {
        return Checked.text("""
                module calls;
                model calls;
                def idle = at rest;
                %s
                scenario calls {
                    cpus 2 repeat %s;
                }
                """.formatted(claims, operations), CALLS, "calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "invariant claim on return get(_, p) -> ok { ok => p.refs > 0 } @ '' @ ''",
                "invariant claim on return get(c, p) -> ok { ok => c.held == p } @ '' @ ''",
                "invariant claim on return get(c, p) -> ok { ok <=> c.held == p } @ '' @ ''",
                "invariant claim on return get(c, _) -> ok { !ok => c.held != none } @ claim @ ''",
                "invariant claim on return get(_, p) -> ok { !ok => p.refs > 0 } @ '' @ ''",
                "invariant claim on return get(_, p) -> ok { ok => p == pages[0] } @ claim @ ''",
                "invariant claim on return get { lock.holder == none } @ '' @ ''",
                "invariant claim on return get -> ok { ok } @ claim @ ''",
                "invariant claim on return get(_, p) -> _ { p == none => false } @ '' @ claim",
                "invariant claim on enter put(c, p) { c.held == p && p.refs > 0 } @ '' @ ''",
                "invariant claim on enter put(_, p) { p.refs == 0 } @ claim @ ''",
                "invariant claim on return put(_, p) { p.refs == 0 } @ '' @ ''",
                "invariant claim on return put(c, _) { c.held == none } @ '' @ ''",
                "invariant claim on return put(p) { forall c in cpus: c steps => c.held == p } @ '' @ ''",
                "invariant claim on return put { exists c in cpus: c steps && c.held != none } @ '' @ ''",
                "invariant claim on return put(p) { p.refs > 0 } @ claim @ ''",
                "invariant claim on enter take(p, by_one) { by_one == 1 && p.refs <= limit } @ '' @ ''",
                "invariant claim on enter take(p, _) { p.refs == 0 } @ claim @ ''",
                "invariant claim on enter take { by get && !(by put) } @ '' @ ''",
                "invariant claim on enter take { by put } @ claim @ ''",
                "invariant claim on return take(p, n) -> a { a == taken => p.refs == n } @ '' @ ''",
                "invariant claim on return take -> a { a == taken => (forall c in cpus: c steps => c.held == none) } @ '' @ ''",
                "invariant claim on return take -> a { a == full => (forall c in cpus: !(c steps)) } @ claim @ ''",
                "invariant claim on return take -> a { a == taken } @ claim @ ''",
                "invariant claim on return take(p, _) { pages[index(p)] == p } @ '' @ claim",
                "invariant claim on enter clear { false } @ '' @ claim",
                "invariant claim on enter clear(_, p) { p.refs == 0 } @ '' @ claim",
                "cover claim on return get -> ok { !ok } @ claim @ ''",
                "cover claim on return get(c, _) -> ok { ok && c.held == none } @ '' @ ''",
                "cover claim on enter clear { true } @ '' @ ''",
            })
    void callsWithArgumentsAndResults(String claim, String violated, String vacuous) throws Exception {
        Checked checked = calls(claim, "get | put");
        Checked.Run run = checked.run(Goal.EVERYTHING);
        assertEquals(violated, String.join(", ", run.decided()));
        assertEquals(vacuous, run.vacuous());
        assertEquals(!claim.contains("clear"), checked.properties.wasCalled(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "transition claim { forall p in pages: by write of p.refs => p.refs' == 0 } @ '' @ ''",
                "transition claim { forall p in pages: by write of p.refs => p.refs == 0 } @ claim @ ''",
                "transition claim { forall p in pages: by write of p.refs => by clear } @ '' @ ''",
                "transition claim { forall p, q in pages where p != q: !(by read of p.refs && by read of q.refs) } @ '' @ ''",
                "transition claim { forall p in pages: by read of p.refs => p.refs' == p.refs } @ '' @ ''",
                "transition claim { forall p in pages: by read of p.refs => p == pages[1] } @ claim @ ''",
                "transition claim { forall p in pages: by cmpxchg of p.refs => by take } @ '' @ ''",
                "transition claim { forall p in pages: by atomic of p.refs => by take } @ claim @ ''",
                "transition claim { forall p in pages: p.refs' != p.refs => by atomic of p.refs } @ claim @ ''",
                "transition claim { forall p in pages: p.refs' == p.refs + 1 => by cmpxchg of p.refs } @ '' @ ''",
                "transition claim { forall p in pages: by exchange of p.refs => false } @ '' @ claim",
                "transition claim { by lock of lock => lock.held' } @ '' @ ''",
                "transition claim { by unlock of lock => lock.held' } @ claim @ ''",
                "transition claim { by tryLock of lock => lock.held' } @ '' @ claim",
                "cover claim { exists p in pages: by cmpxchg of p.refs && p.refs' == p.refs } @ claim @ ''",
            })
    void kindsOfAccesses(String claim, String violated, String vacuous) throws Exception {
        Checked.Run run = calls(claim, "get | put | clear | guard").run(Goal.EVERYTHING);
        assertEquals(violated, String.join(", ", run.decided()));
        assertEquals(vacuous, run.vacuous());
    }

    @Test
    void aBrokenClaimTellsTheArguments() throws Exception {
        Checked.Run run = calls("""
                        invariant returned on return get(c, p) -> ok { c.held == none => p.refs == 0 }
                        invariant asked on enter put(_, p) { p == pages[0] }
                        transition stored { forall p in pages: by write of p.refs => p.refs == 0 }
                        """, "get | put | clear").run(Goal.EVERYTHING);
        assertEquals(
                "for c = cpus[1], p = pages[0], ok = false: p.refs == 0; p.refs is 1, c.held is none",
                run.explain("returned").text());
        assertEquals(
                "for p = pages[1]: p == pages[0]", run.explain("asked").text().replaceAll(";.*", ""));
        assertEquals(
                "for p = pages[0]: p.refs == 0; p.refs is 1, by write of p.refs is true",
                run.explain("stored").text());
    }

    @Test
    void anArgumentThatTheModelOverwritesIsRefusedAtTheEndOfTheCall() throws Exception {
        calls("invariant claim on enter guard(_, n) { n < 2 }", "guard");
        calls("invariant claim on return guard(_, _) { true }", "guard");
        ModelRefused e = assertThrows(
                ModelRefused.class, () -> calls("invariant claim on return guard(_, n) { n < 2 }", "guard"));
        assertTrue(String.valueOf(e.getMessage()).contains("an assignment to parameter 2"), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("Calls.java:"), e.getMessage());
    }

    @Test
    void aDefinitionDoesNotSayWhereCpusAreInTheMiddleOfAStep() {
        NoValueError e =
                assertThrows(NoValueError.class, () -> calls("invariant claim on enter take { idle }", "get | put"));
        assertEquals("PP052", e.diagnostic().code());
    }
}
