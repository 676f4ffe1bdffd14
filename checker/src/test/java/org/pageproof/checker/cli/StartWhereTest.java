package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;

/** Scenarios that say in which states they start. */
class StartWhereTest {
    private static final Path MODELS = Schemas.root().resolve("checker/src/test/resources/models");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void models() throws IOException {
        Files.copy(MODELS.resolve("calls/Calls.java"), folder.resolve("Calls.java"));
        Files.copy(MODELS.resolve("zoo/Zoo.java"), folder.resolve("Zoo.java"));
    }

    private Path spec(String model, String text) throws IOException {
        return Files.writeString(folder.resolve("s.inv"), "module s;\nmodel " + model + ";\n" + text);
    }

    private String states(String model, String start, String cpus) throws IOException {
        Path spec = spec(
                model,
                "scenario s { " + cpus + " start where " + start
                        + "; check no_exception; expect holds of no_exception; }");
        String out = Ran.command("check", spec.toString()).ends(ExitCode.MET).out();
        return out.replaceAll("(?s).*?explore: ([\\d,]+) states?.*", "$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                // refs is a word of 3 bits; nobody can put what nobody holds, and reading a full page changes nothing
                "calls @ pages[0].refs in 1 .. 3 @ cpus 1 repeat put; @ 3",
                "calls @ pages[0].refs > 0 && pages[1].refs == 7 @ cpus 1 repeat put; @ 7",
                "calls @ pages[0].refs == pages[1].refs @ cpus 1 repeat put; @ 8",
                "calls @ forall p in pages: p.refs < 2 @ cpus 1 repeat put; @ 4",
                // held is a plain reference: none, or one of two pages; a put then leads to one of two further states
                "calls @ cpus[0].held == none @ cpus 1 repeat put; @ 1",
                "calls @ cpus[0].held != none && pages[0].refs == 1 && pages[1].refs == 1 @ cpus 1 run put; @ 4",
                // fields of words and pairs, cells, enums, plain data
                "zoo @ cages[0].state.animals > 4 @ cpus all run count(c = 0); @ 12",
                "zoo @ cages[0].state.mood == calm && cages[0].state.owner != none @ cpus 1 run count(c = 0); cpus 1 run count(c = 0); @ 8",
                "zoo @ cages[0].keeper in { none, boss } && cages[1].pair.low < 3 @ cpus all run count(c = 1); @ 24",
                "zoo @ forall g in cages: g.fed && g.last == wild && !g.lock.held @ cpus all run count(c = 1); @ 4",
                // wide is a word of 64 bits
                "zoo @ wide == 3 || wide in 2 ** 64 - 2 .. 2 ** 64 - 1 @ cpus all run count(c = 1); @ 12",
                "zoo @ cpus[0].visits[0] == 2 && cpus[1].visits[1] <= 1 @ cpus all run count(c = 1); @ 8",
            })
    void everyCombinationIsAStart(String model, String start, String cpus, String states) throws IOException {
        assertEquals(states, states(model, start, cpus));
    }

    @Test
    void theTraceSaysWhereItStartsAndReplays() throws IOException {
        Path spec = spec("calls", """
                invariant few { forall p in pages: p.refs <= 2 }
                invariant held { forall c in cpus: c.held != none => c.held.refs > 0 }
                cover empty "A page is given back." { pages[1].refs == 0 }
                lifecycle life of p.refs for p in pages { initial 1 | 2; _ -> _; }
                scenario s {
                    cpus 2 repeat get | put;
                    start where cpus[0].held == pages[1] && pages[1].refs in 1 .. 3 && pages[0].refs in 1 .. 2;
                    expect violation of few;
                    expect violation of life;
                    expect reached empty;
                }
                """);
        Path out = folder.resolve("out");
        String checked = Ran.command("check", spec.toString(), "--continue", "--out", out.toString())
                .ends(ExitCode.MET)
                .out();
        assertTrue(checked.contains("held") && checked.contains("HOLDS"), checked);
        assertTrue(checked.contains("few: VIOLATED in 0 steps from a declared state, as expected"), checked);
        assertTrue(checked.contains("s (2 CPUs, 2 pages, from declared states)"), checked);
        assertTrue(checked.contains("empty: REACHED in 1 step from a declared state, as expected"), checked);
        shows(out, "few", "starts with", "pages[1].refs = 3", "cpus[0].held = pages[1]", "in the initial state");
        shows(out, "life", "pages[1].refs = 3", "3 is not listed as initial");
        shows(out, "empty", "pages[1].refs = 1", "cpus[0].held = pages[1]");
    }

    /** An array that only an operation writes which the scenario does not run differs at the start all the same. */
    @Test
    void whatOnlyOtherOperationsWriteIsChosenToo() throws IOException {
        Files.writeString(folder.resolve("Gates.java"), """
                import org.pageproof.machine.*;
                @Model("gates") public class Gates {
                    public static class Cpu { public final boolean[] open = new boolean[1]; }
                    public final Cpu[] cpus = { new Cpu() };
                    public final Word w = new Word(1, 0);
                    @Operation("look") public void look(Cpu self) { w.write(self.open[0] ? 1 : 0); }
                    @Operation("flip") public void flip(Cpu self) { self.open[0] = !self.open[0]; w.read(); }
                }
                """);
        Path spec = spec("gates", """
                invariant shut { w == 0 }
                scenario s {
                    cpus 1 run look; start where cpus[0].open[0] || !cpus[0].open[0]; expect violation of shut in 1 steps;
                }
                """);
        Ran.command("check", spec.toString()).ends(ExitCode.MET);
    }

    private static void shows(Path out, String property, String... parts) throws IOException {
        Path trace;
        try (var files = Files.walk(out)) {
            trace = files.filter(
                            f -> f.toString().endsWith(".json") && f.toString().contains(property))
                    .findFirst()
                    .orElseThrow();
        }
        String shown = Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
        for (String part : parts) {
            assertTrue(shown.replaceAll("\\s+", " ").contains(part), shown);
        }
        String replayed = Ran.command("replay", "--on", "jvm", trace.toString())
                .ends(ExitCode.MET)
                .out();
        assertTrue(replayed.contains("end in the same"), replayed);
    }

    @Test
    void aStartThatCannotBeListedIsRefused() throws IOException {
        refused("calls", "pages[0].refs > 7", "PP073", "no state satisfies this");
        refused("calls", "pages[0].refs == 1 && pages[0].refs == 2", "PP073", "no state satisfies this");
        refused("zoo", "wide > 3", "PP073", "the values of wide are not known");
        refused("zoo", "wide & 1 == 1", "PP073", "the values of wide are not known");
        refused("zoo", "wide == 3 && wide == 4", "PP073", "no state satisfies this");
        refused("zoo", "primes[0] == 2", "PP073", "nothing of which this speaks can differ at the start");
        refused("zoo", "index(cages[0].keeper) == 0", "PP052", "the index of none");
        refused("calls", "limit == 2", "PP073", "");
    }

    private void refused(String model, String start, String... parts) throws IOException {
        String operation = model.equals("zoo") ? "visit" : "get";
        Path spec = spec(model, "scenario s { cpus 2 repeat " + operation + "; start where " + start + "; }");
        Ran.command("check", spec.toString()).refuses(parts);
    }
}
