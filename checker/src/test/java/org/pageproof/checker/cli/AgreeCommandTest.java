package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.prove.solver.SolversForTests;
import org.pageproof.checker.scenario.BadInput;

/** The command that holds engines against each other, with engines that tell the truth and with one that lies. */
class AgreeCommandTest {
    private static final String REFCOUNT =
            Schemas.root().resolve("docs/examples/refcount/refcount.inv").toString();

    private static final String LOCKBOX =
            Schemas.root().resolve("docs/examples/lockbox/lockbox.inv").toString();

    /** The interpreter, whose answer is changed before anybody sees it. */
    private record Liar(UnaryOperator<EngineResult> lie) implements Engine {
        @Override
        public String name() {
            return "liar";
        }

        @Override
        public boolean findsShortest() {
            return true;
        }

        @Override
        public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
            return lie.apply(new InterpreterEngine().search(task, limits, interrupted));
        }
    }

    private static Ran run(Engine judge, String scenario) throws BadInput {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false, 80, Map.of());
        CheckCommand.Selection selection = new CheckCommand.Selection(
                List.of(Path.of(REFCOUNT)), List.of(scenario), List.of(), Map.of(), List.of(), false, Engines.all());
        ExitCode code = new AgreeRun(console, Interrupt.byRequest(), selection, new EngineLimits(1 << 28, null))
                .run(Map.of(judge, 100_000L), new AgreeText(console, List.of(judge)));
        return new Ran(code.code(), out.toString(), err.toString());
    }

    private static void caught(String scenario, UnaryOperator<EngineResult> lie, String... parts) throws BadInput {
        Ran ran = run(new Liar(lie), scenario).ends(ExitCode.CONTRADICTION);
        String text = ran.out().replaceAll("\\s+", " ");
        for (String part : parts) {
            assertTrue(text.contains(part), ran.out());
        }
    }

    @Test
    void enginesThatAgree() {
        Ran ran = Ran.command(
                        "agree",
                        REFCOUNT,
                        "--scenario",
                        "refcount",
                        "--scenario",
                        "owner_first",
                        "--engine",
                        "interpreter")
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains("  refcount" + " ".repeat(9) + "705     1,810"), ran.out());
        assertTrue(ran.out().contains("violated: held_page_keeps_its_owner in 16"), ran.out());
        assertTrue(ran.out().contains("judged to the end, of 2: interpreter 2"), ran.out());
        assertTrue(ran.out().contains("no contradiction in 2 of 2: "), ran.out());
        ran.out().lines().forEach(l -> assertTrue(l.length() <= 80, l));
    }

    @Test
    void aScenarioThatNobodyElseJudgesIsInconclusive() {
        Ran ran = Ran.command(
                        "agree",
                        REFCOUNT,
                        "--scenario",
                        "refcount",
                        "--engine",
                        "interpreter",
                        "--most",
                        "interpreter=10")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("by explore alone, or by nobody: refcount"), ran.out());
        assertTrue(ran.out().contains("nothing was compared"), ran.out());
    }

    @Test
    void aTableForPages() {
        Ran ran = Ran.command(
                        "agree",
                        REFCOUNT,
                        "--scenario",
                        "owner_first",
                        "--engine",
                        "interpreter",
                        "--format",
                        "markdown")
                .ends(ExitCode.MET);
        assertTrue(
                ran.out().contains("| refcount | owner_first | 39,941 | 158,493 | held_page_keeps_its_owner in 16 |"),
                ran.out());
    }

    @Test
    void anEngineThatLosesAStateIsCaught() throws BadInput {
        caught(
                "refcount",
                r -> new EngineResult(r.states() - 1, r.transitions(), 0, r.unknown(), r.findings(), r.notJudged()),
                "CONTRADICTION: explore counts 705 states, liar 704");
    }

    @Test
    void anEngineThatVisitedNothingHasNotJudged() throws BadInput {
        Ran ran = run(new Liar(r -> new EngineResult(0, 0, 0, "", List.of(), r.notJudged())), "refcount")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("liar did not judge everything: the engine visited nothing"), ran.out());
    }

    @Test
    void anEngineThatOverlooksAViolationIsCaught() throws BadInput {
        caught(
                "owner_first",
                r -> new EngineResult(r.states(), r.transitions(), 0, r.unknown(), List.of(), r.notJudged()),
                "explore finds held_page_keeps_its_owner decided after 16 steps, liar does not");
    }

    /** Proofs leave things open, and what they have shown counts all the same. */
    @Test
    void anEngineThatExcludesAViolationIsCaught() throws BadInput {
        for (int cleared : new int[] {16, Integer.MAX_VALUE}) {
            caught(
                    "owner_first",
                    r -> open(r, cleared),
                    "explore finds held_page_keeps_its_owner decided after 16 steps");
        }
        Ran ran = run(new Liar(r -> open(r, 15)), "owner_first").ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("liar did not judge everything: time: over"), ran.out());
    }

    private static EngineResult open(EngineResult r, int cleared) {
        Map<String, Integer> all = Map.of("held_page_keeps_its_owner", cleared);
        return new EngineResult(-1, -1, 0, "time: over", List.of(), r.notJudged(), all);
    }

    @Test
    void anEngineThatIsSkippedSaysWhy() throws BadInput {
        Ran ran = run(new Liar(r -> EngineResult.skipped("it is too large")), "refcount")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains(" skipped\n") && ran.out().contains("liar skipped: it is too large"), ran.out());
    }

    @Test
    void proofsAreHeldAgainstTheSearch() {
        SolversForTests.z3().close();
        Ran ran = Ran.command("agree", LOCKBOX, "--scenario", "opposite_alone", "--engine", "prove");
        assertTrue(ran.out().contains("judged to the end, of 1: prove 1"), ran.out());
        ran.ends(ExitCode.MET);
    }

    @Test
    void aScheduleThatNobodyElseCanMakeIsCaught() throws BadInput {
        UnaryOperator<EngineResult> otherCpu =
                r -> changed(r, s -> new Schedule(s.start(), List.of(new Move(1, "", List.of(), List.of()))));
        caught("owner_first", otherCpu, "cannot be followed: the step program cannot make step 1: cpu1 goes on");
    }

    @Test
    void aScheduleThatShowsNothingIsCaught() throws BadInput {
        caught(
                "owner_first",
                r -> changed(r, s -> new Schedule(s.start(), s.moves().subList(0, 3))),
                "does not decide it on the step program");
    }

    private static EngineResult changed(EngineResult r, UnaryOperator<Schedule> change) {
        List<EngineResult.Found> found = r.findings().stream()
                .map(f ->
                        new EngineResult.Found(f.property(), f.schedule() == null ? null : change.apply(f.schedule())))
                .toList();
        return new EngineResult(r.states(), r.transitions(), 0, r.unknown(), found, r.notJudged());
    }

    @Test
    void badInput() {
        Ran.command("agree", "--engine", "fast").refuses("--engine fast: there is no such engine", "interpreter");
        Ran.command("agree", "--most", "fast=3").refuses("--most fast: there is no such engine", "interpreter");
        Ran.command("agree", "--most", "threads=-1").refuses("--most threads=-1: expected a number of states from 0");
        Ran.command("agree", "--most", "explore=5")
                .refuses("--most explore: agree holds the others against this engine");
        Ran.command("agree", "--most", "threads").refuses("--most threads: write NAME=VALUE");
        Ran.command("agree", "--format", "json").refuses("--format json", "text, markdown");
        Ran.command("agree", "none.inv").refuses("none.inv: there is no such file");
    }

    /** The first claim has no value once the count is 2, the second has none in any state. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / (pages[0].count - 2) <= 1 | division by zero",
                "forall a in 0 .. 4000, b in 0 .. 4000: a + b < pages[0].count + 9000 | parts",
            })
    void aClaimWithoutAValueIsBadInput(String claim, String why, @TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of(REFCOUNT));
        Path file = Files.writeString(folder.resolve("claim.inv"), text + "\ninvariant bad { " + claim + " }\n");
        String place = "claim.inv:" + (text.lines().count() + 2) + ":";
        String models = Schemas.root().resolve("docs/examples/refcount").toString();
        for (String command : List.of("agree", "check")) {
            Ran.command(command, file.toString(), "--model-path", models, "--scenario", "refcount")
                    .refuses(place, why);
        }
    }

    @Test
    void everyEngineHasALimit() {
        Engines.all().judges().forEach(j -> assertTrue(Engines.all().most().containsKey(j.name()), j.name()));
        assertEquals("explore", Engines.all().name());
    }
}
