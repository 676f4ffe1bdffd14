package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;

/** How the size of a scenario is said: the objects, and what is not as by default. */
class ScopeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String scope(String settings) throws IOException, BadInput {
        Path spec = Files.writeString(folder.resolve("s.inv"), """
                module s;
                model xen.Pages;
                scenario s {
                    model with %s;
                    cpus all repeat get_page;
                }
                """.formatted(settings));
        LoadedSpec loaded = new SpecLoader(List.of()).load(spec);
        return TraceIdentity.scope(Prepared.of(loaded, loaded.spec().scenarios().get(0), Map.of()));
    }

    @Test
    void sizesAreSaidAndDefaultsAreNot() throws Exception {
        assertEquals("2 CPUs, 1 page, 2 domains", scope("pages = 1"));
        assertEquals("1 CPU, 2 pages, 1 domain", scope("pages = 2, domains = 1, cpus = 1, count_bits = 3"));
        assertEquals(
                "2 CPUs, 1 page, 2 domains, count_bits 2, debug false",
                scope("pages = 1, count_bits = 2, debug = false"));
    }

    @Test
    void theTraceSaysItAndHasAllParameters() throws IOException {
        Path trace = Schemas.root().resolve("counterexamples/B13/trace.json");
        String shown = Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
        assertTrue(shown.contains("  model xen.Pages, variant B13; 2 CPUs, 1 page, 1 domain\n"), shown);
        String text = Files.readString(trace);
        assertTrue(text.contains("\"count_bits\" : 3"), text);

        // A trace of a version that did not write it.
        Path old = Files.writeString(folder.resolve("old.json"), text.replaceFirst("\n *\"scope\" : \"[^\"]*\",", ""));
        String all = Ran.command("show", old.toString()).ends(ExitCode.MET).out();
        assertFalse(all.contains("2 CPUs"), all);
        assertTrue(all.contains("with pages = 1, domains = 1, cpus = 2, count_bits = 3"), all);
    }
}
