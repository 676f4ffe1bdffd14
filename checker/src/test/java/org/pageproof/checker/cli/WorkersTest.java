package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.SpecLoader;

/** Several scenarios at a time, and the selection of --quick. */
class WorkersTest {
    private static final Path REFCOUNT = Schemas.root().resolve("docs/examples/refcount/refcount.inv");

    private static CheckCommand.Selection selection(boolean quick, Map<String, Long> settings) {
        return new CheckCommand.Selection(
                List.of(REFCOUNT), List.of(), List.of(), settings, List.of(), quick, Engines.all());
    }

    private static List<Job> jobs(CheckCommand.Selection selection) throws BadInput {
        return new JobSelection(selection, List.of(new SpecLoader(List.of()).load(REFCOUNT))).jobs();
    }

    private static List<Job.Outcome> outcomes(long all, Interrupt interrupt) throws BadInput {
        Console console = new Console(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 100, Map.of());
        CheckCommand.Selection selection = selection(false, Map.of("pages", 2L));
        CheckCommand.Limits limits = new CheckCommand.Limits(512L << 20, null, null, false);
        List<Job> jobs = jobs(selection);
        List<Job.Outcome> outcomes = new ArrayList<>();
        List<Job> order = new ArrayList<>();
        new Workers(console, interrupt, selection, limits, all).run(jobs, (job, outcome) -> {
            order.add(job);
            outcomes.add(outcome);
        });
        assertEquals(jobs, order);
        return outcomes;
    }

    @Test
    void aSearchThatDoesNotFitItsShareIsMadeAgainWithAllMemory() throws BadInput {
        List<Job.Outcome> roomy = outcomes(512L << 20, Interrupt.byRequest());
        List<Job.Outcome> narrow = outcomes(1 << 16, Interrupt.byRequest());
        for (int i = 0; i < roomy.size(); i++) {
            ScenarioResult a = Objects.requireNonNull(roomy.get(i).result());
            ScenarioResult b = Objects.requireNonNull(narrow.get(i).result());
            assertEquals(a.properties(), b.properties());
            assertEquals(a.numbers().states(), b.numbers().states());
        }
        ScenarioResult first = Objects.requireNonNull(narrow.get(0).result());
        assertEquals(27_917, first.numbers().states());
        assertTrue(first.properties().stream().anyMatch(p -> p.verdict() == Verdict.HOLDS));
    }

    @Test
    void whatWasNotBegunIsSaid() throws BadInput {
        Interrupt interrupt = Interrupt.byRequest();
        interrupt.request();
        assertTrue(
                outcomes(512L << 20, interrupt).stream().allMatch(o -> o.result() == null && o.notChecked() != null));
    }

    @Test
    void quickTakesTheSmallestScenarios() throws BadInput {
        CheckCommand.Selection selection = selection(true, Map.of());
        List<String> chosen = QuickSelection.of(jobs(selection), selection).stream()
                .map(j -> j.scenario().name())
                .toList();
        // owner_first has more CPUs than the smallest scenario in which its property holds.
        assertEquals(List.of("refcount", "put_plain_write"), chosen);
        String text = Ran.command("check", REFCOUNT.toString(), "--quick")
                .ends(ExitCode.MET)
                .out();
        assertTrue(
                text.replaceAll("\\s+", " ")
                        .contains("--quick left out 3: owner_first_two_cpus, owner_first, put_plain_write_three_cpus"),
                text);
    }

    @Test
    void quickKeepsToTheProperties() throws BadInput {
        CheckCommand.Selection selection = new CheckCommand.Selection(
                List.of(REFCOUNT),
                List.of(),
                List.of("held_page_keeps_its_owner"),
                Map.of(),
                List.of(),
                true,
                Engines.all());
        assertEquals(1, QuickSelection.of(jobs(selection), selection).size());
    }
}
