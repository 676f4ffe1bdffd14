package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.program.StepProgram;

/** A Promela model that says something else than the step program does not compare equal, and one that fails says so. */
class DamagedModelTest {
    private record Exported(PromelaModel model, String text, Compared expected) {
        static Exported of(String name, String scenario, Map<String, Long> settings) throws Exception {
            Path spec = Path.of("..", "docs", "examples", name, name + ".inv");
            LoadedSpec loaded = new SpecLoader(List.of()).load(spec);
            Prepared prepared =
                    Prepared.of(loaded, loaded.spec().scenario(scenario).orElseThrow(), settings);
            StepProgram program = prepared.compile();
            Properties properties = Properties.of(prepared.scenario(), program);
            PromelaModel model = PromelaModel.of(program, properties);
            return new Exported(model, model.text(List.of()), Compared.explored(program, properties, 100_000));
        }

        EngineResult damaged(String from, String to) {
            assertTrue(text.contains(from), from);
            return SpinRun.DEFAULT.search(model, text.replace(from, to));
        }
    }

    @BeforeEach
    void spinIsThere() {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "a store is lost @ pp_store_word(object, pp_access(PP_WORD_WRITE, object), value); @ pp_access(PP_WORD_WRITE, object);",
                "a lock is not waited for @ pp_assume(kind == PP_TRY_LOCK); @ ;",
                "a lock is not given back @ pp_s[slot] > PP_CPUS ? pp_s[slot] - PP_CPUS : 0 @ pp_s[slot]",
                "an outcome of choose is lost @ now.pp_choice + 1 @ now.pp_choice + 2",
                "dead locals stay @ memset(pp_l, 0, sizeof(pp_l)); @ ;",
                "a wrapping word is wider @ pp_put(slot, value & mask); @ pp_put(slot, value & (mask >> 1));"
            })
    void isNoticed(String what, String from, String to) throws Exception {
        Exported exported = Exported.of("lockbox", "lockbox", Map.of());
        EngineResult spin = exported.damaged(from, to);
        boolean same = spin.unknown().isEmpty() && exported.expected().equals(Compared.of(spin));
        assertFalse(same, what + ": " + spin);
    }

    @Test
    void undamagedItIsTheSame() throws Exception {
        Exported exported = Exported.of("lockbox", "lockbox", Map.of());
        exported.expected().check("lockbox", SpinRun.DEFAULT.search(exported.model(), exported.text()));
    }

    @Test
    void aClaimThatIsNotAskedIsMissed() throws Exception {
        Exported exported = Exported.of("refcount", "put_plain_write", Map.of());
        assertNotEquals(List.of(), List.copyOf(exported.expected().found()));
        exported.expected().check("put_plain_write", SpinRun.DEFAULT.search(exported.model(), exported.text()));
        EngineResult spin = exported.damaged("    pp_claims_of_state();", "");
        assertNotEquals(exported.expected(), Compared.of(spin));
    }

    @Test
    void whatDoesNotCompileIsNoResult() throws Exception {
        EngineResult spin = Exported.of("lockbox", "lockbox", Map.of()).damaged("memset(pp_l", "mems(pp_l");
        assertTrue(spin.unknown().startsWith("gcc refuses"), spin.unknown());
    }

    @Test
    void aSearchWithoutTimeOrMemoryIsNoResult() throws Exception {
        Exported exported = Exported.of("refcount", "refcount", Map.of("cpus", 3L, "pages", 2L));
        EngineResult noMemory = new SpinRun(600, 140, () -> false).search(exported.model(), exported.text());
        assertTrue(noMemory.unknown().startsWith("memory:"), noMemory.unknown());
    }

    @Test
    void anInterruptedSearchIsNoResult() throws Exception {
        Exported exported = Exported.of("lockbox", "lockbox", Map.of());
        EngineResult spin = new SpinRun(600, 2000, () -> true).search(exported.model(), exported.text());
        assertEquals("interrupted", spin.unknown());
    }
}
