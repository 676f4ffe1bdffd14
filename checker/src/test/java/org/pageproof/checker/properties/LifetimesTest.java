package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.explore.Goal;

/** Lifetimes that lie within others or do not, over tables that are torn down in several orders. */
class LifetimesTest {
    private static final Path TABLES = Path.of("src", "test", "resources", "models", "tables");

    private static Checked tables(String claims, String turns) throws Exception {
        return Checked.text("""
                module tables;
                model tables;
                def live(v: Vcpu) = v.inner != none;
                %s
                scenario tables { model with cpus = 1; cpus 1 run %s; }
                """.formatted(claims, turns), TABLES, "tables");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "nested claim for v in vcpus: v.inner != none within v.outer != none; @ inner_first @ '' @ ''",
                "nested claim for v in vcpus: v.inner != none within v.outer != none; @ outer_first @ claim @ ''",
                "nested claim for v in vcpus: v.inner != none within v.outer != none; @ three_steps @ '' @ ''",
                "nested claim for v in vcpus: live(v) within v.outer != none; @ outer_first @ claim @ ''",
                "nested claim for v in vcpus: v.outer != none within live(v); @ inner_first @ claim @ ''",
                "nested claim for v in vcpus where v.running == 1: live(v) within v.outer != none; @ outer_first @ claim @ ''",
                "nested claim for v in vcpus where index(v) == 1: live(v) within v.outer != none; @ outer_first @ '' @ claim",
                "nested claim for v in vcpus where v.running == 0: live(v) within v.outer != none; @ outer_first @ '' @ claim",
                "nested claim for v in vcpus: v.named == 1 && v.outer == none within live(v); @ inner_first @ '' @ claim",
                "nested claim for v in vcpus, w in vcpus where v != w: live(v) within !live(w); @ inner_first @ '' @ ''",
                "nested claim for v in vcpus: (if v.running == 1 then live(v) else false)"
                        + " within forall c in cpus: live(v) => v.outer != none; @ outer_first @ claim @ ''",
                "nested claim for c in cpus: c in inner_first within vcpus[0].outer != none; @ inner_first @ '' @ ''",
                "nested claim for c in cpus: c in inner_first within vcpus[0].inner != none; @ inner_first @ claim @ ''",
                "ref claim for v in vcpus: v.named == 1 needs live(v); @ inner_first @ claim @ ''",
                "ref claim for v in vcpus: v.named == 1 needs live(v); @ outer_first @ '' @ ''",
                "ref claim for v in vcpus: v.named == 1 needs live(v); @ three_steps @ '' @ ''",
                "ref claim for v in vcpus where v.running == 0: v.named == 1 needs live(v); @ inner_first @ '' @ claim",
                "ref claim for v in vcpus: v.inner needs v.inner.refs > 0; @ outer_first @ '' @ ''",
                "ref claim for v in vcpus: v.inner needs v.inner.refs > 1; @ outer_first @ claim @ ''",
                "ref claim for v in vcpus: v.inner needs v.outer != none; @ outer_first @ claim @ ''",
                "ref claim for v in vcpus: (if v.running == 1 then v.inner else none) needs v.outer != none; @ outer_first @ claim @ ''",
                "ref claim for v in vcpus where index(v) == 1: v.inner needs v.outer != none; @ outer_first @ '' @ claim",
            })
    void whatOutlivesWhat(String claim, String down, String violated, String vacuous) throws Exception {
        Checked.Run run =
                tables(claim, "build(v = vcpus[0]), " + down + "(v = vcpus[0])").run(Goal.EVERYTHING);
        assertEquals(violated, String.join(", ", run.decided()));
        assertEquals(vacuous, run.vacuous());
    }

    @Test
    void theGuardIsOfTheMoment() throws Exception {
        String guarded = "nested claim for v in vcpus where v.running == 1: live(v) within v.outer != none;";
        String down = "build(v = vcpus[0]), stop(v = vcpus[0]), outer_first(v = vcpus[0])";
        Checked.Run run = tables(guarded, down).run(Goal.EVERYTHING);
        assertTrue(run.decided().isEmpty());
        assertEquals("", run.vacuous());
        assertEquals(
                "claim",
                String.join(
                        "",
                        tables(guarded.replace("where v.running == 1", ""), down)
                                .run(Goal.EVERYTHING)
                                .decided()));
    }

    @Test
    void theSideThatEndedIsNamed() throws Exception {
        Checked.Run run =
                tables("""
                nested plain for v in vcpus where v.running == 1: v.inner != none within v.outer != none;
                nested named for v in vcpus: live(v) within v.running == 1 && v.outer != none;
                ref slot for v in vcpus: v.inner needs v.outer != none;
                """, "build(v = vcpus[0]), outer_first(v = vcpus[0])").run(Goal.EVERYTHING);
        assertEquals(
                "for v = vcpus[0]: v.inner != none is alive, v.outer != none is not; v.outer is none, v.inner is frames[1],"
                        + " v.running is 1",
                run.explain("plain").text());
        assertEquals(
                "for v = vcpus[0]: live(v) is alive, v.running == 1 && v.outer != none is not; v.outer is none, live(v) is true",
                run.explain("named").text());
        assertEquals(
                "for v = vcpus[0]: v.inner is stored, v.outer != none is not alive; v.outer is none, v.inner is frames[1]",
                run.explain("slot").text());
        assertEquals(7, run.steps("plain"));
    }

    @Test
    void whatHasNoValueIsNoViolation() {
        assertThrows(
                NoValueError.class,
                () -> tables(
                                "nested claim for v in vcpus: v.inner.refs > 0 within v.outer != none;",
                                "build(v = vcpus[0])")
                        .run(Goal.EVERYTHING));
    }
}
