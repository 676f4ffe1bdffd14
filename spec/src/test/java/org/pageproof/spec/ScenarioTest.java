package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.scenario.CpuProgram;
import org.pageproof.spec.scenario.ResolvedExpectation;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.typed.Spec;

/** Numbers of scenarios, and what {@code --set} makes of them. */
class ScenarioTest {
    private static ResolvedScenario resolved(String clauses, Map<String, Long> overrides) {
        Result<ResolvedScenario> result = attempt(clauses, overrides);
        assertTrue(result.ok(), () -> result.diagnostics().toString());
        return result.get();
    }

    private static Result<ResolvedScenario> attempt(String clauses, Map<String, Long> overrides) {
        Spec spec = LanguageTest.spec("module m; model xen.Pages; scenario s { " + clauses + " }");
        return ScenarioResolver.resolve(spec.scenarios().get(0), spec, overrides);
    }

    @Test
    void theLargeScenarioHasItsNumbers() {
        Spec spec = LanguageTest.everything();
        ResolvedScenario s = ScenarioResolver.resolve(spec.scenario("bug").orElseThrow(), spec, Map.of())
                .get();
        assertEquals(Map.of("pages", 2L, "cpus", 5L, "count_bits", 2L, "scrub", 0L), s.parameters());
        assertEquals("3", String.valueOf(s.constants().get("max_refs")));
        List<CpuProgram> programs = s.programs(5).get();
        assertEquals(
                List.of(false, false, false, true, true),
                programs.stream().map(CpuProgram::repeats).toList());
        CpuProgram.Choice assign = programs.get(0).turns().get(0).choices().get(0);
        assertEquals("assign_pages", assign.operation());
        assertEquals(
                Map.of("p", List.of(0L), "d", List.of(1L), "quick", List.of(1L), "to", List.of(3L, 0L)),
                assign.bindings());
        assertEquals(
                Map.of("n", List.of(3L, 1L)),
                programs.get(1).turns().get(1).choices().get(0).bindings());
        ResolvedExpectation.Violation first =
                (ResolvedExpectation.Violation) s.expectations().get(0);
        assertEquals("referenced_page_has_owner", first.property());
        assertEquals(12, first.steps());
        assertEquals(
                List.of("referenced_page_has_owner", "count_moves_by_one", "sums", "a_reference", "a_drop"),
                s.declared().checks());
    }

    @Test
    void theParameterCpusIsTheSumOfTheGroups() {
        ResolvedScenario s = resolved("cpus 2 repeat release; cpus 1 run get_page;", Map.of());
        assertEquals(3L, s.parameters().get("cpus"));
        assertEquals(3, s.programs(3).get().size());
        assertEquals("PP069", s.programs(2).diagnostics().get(0).code());
        assertEquals("PP069", s.programs(4).diagnostics().get(0).code());
    }

    @Test
    void argumentsSeeTheSumOfTheGroups() {
        ResolvedScenario s = resolved("cpus 3 repeat claim(n = cpus);", Map.of());
        CpuProgram.Choice claim =
                s.programs(3).get().get(0).turns().get(0).choices().get(0);
        assertEquals(List.of(3L), claim.bindings().get("n"));
    }

    @Test
    void allTakesTheOnesThatAreLeft() {
        ResolvedScenario s = resolved("model with cpus = 4; cpus 1 run get_page; cpus all repeat release;", Map.of());
        assertEquals(
                List.of(false, true, true, true),
                s.programs(4).get().stream().map(CpuProgram::repeats).toList());
        assertEquals("PP069", s.programs(1).diagnostics().get(0).code());
    }

    @Test
    void settingCpusChangesTheOnlyGroup() {
        ResolvedScenario s = resolved("cpus 2 repeat release;", Map.of("cpus", 4L));
        assertEquals(4L, s.parameters().get("cpus"));
        assertEquals(4, s.programs(4).get().size());
        ResolvedScenario t = resolved("model with cpus = 2; cpus 2 repeat release;", Map.of("cpus", 4L));
        assertEquals(4, t.programs(4).get().size());
        ResolvedScenario u = resolved("model with cpus = 2; cpus all repeat release;", Map.of("cpus", 4L));
        assertEquals(4L, u.parameters().get("cpus"));
        assertEquals(4, u.programs(4).get().size());
    }

    @Test
    void overridesWinOverTheScenario() {
        Map<String, Long> overrides = new HashMap<>();
        overrides.put("pages", 3L);
        overrides.put("scrub", 1L);
        ResolvedScenario s =
                resolved("model with pages = 1, count_bits = pages + 1; cpus 1 repeat release;", overrides);
        assertEquals(Map.of("pages", 3L, "cpus", 1L, "count_bits", 4L, "scrub", 1L), s.parameters());
    }

    @Test
    void badOverridesAreLocatedInTheOption() {
        String clauses = "cpus 2 repeat release;";
        assertEquals("--set:1:1 PP069", place(attempt(clauses, Map.of("cpus", 0L))));
        assertEquals("--set:1:1 PP062", place(attempt(clauses, Map.of("scrub", 2L))));
        assertEquals("--set:1:1 PP070", place(attempt(clauses, Map.of("wibble", 2L))));
    }

    private static String place(Result<ResolvedScenario> result) {
        return result.diagnostics().stream()
                .map(d -> d.file() + ":" + d.line() + ":" + d.column() + " " + d.code())
                .reduce((a, b) -> b)
                .orElse("no message");
    }
}
