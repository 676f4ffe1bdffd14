package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Walks;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.typed.Property;

/** One run of {@code agree}: asks the search first, then the judges that are there, and holds the answers together. */
final class AgreeRun {
    /** What a small CI machine has; an engine may use a process of its own. */
    private static final int AT_A_TIME = 2;

    private static final String NOTHING = "nothing was compared";

    /** Steps in walks of the step program that the real classes are made to take. */
    private static final int WALKED = 1_500;

    private static final long SEED = 1;

    private final Console console;
    private final Interrupt interrupt;
    private final CheckCommand.Selection selection;
    private final EngineLimits limits;

    /**
     * What came of all rows.
     *
     * @param scenarios how many there are
     * @param contradictions how many scenarios have one
     * @param unjudged names of scenarios that no second engine could visit to the end
     * @param asked by engine, how many scenarios it visited to the end
     */
    record Totals(int scenarios, int contradictions, List<String> unjudged, Map<String, Integer> asked) {
        /** What the comparison says in the end. */
        String words() {
            int compared = scenarios - unjudged.size();
            if (contradictions > 0) {
                return "scenarios with contradictions: " + contradictions;
            }
            return compared == 0
                    ? NOTHING
                    : "no contradiction in " + compared + " of " + scenarios
                            + ": equal states, transitions, violations, lengths";
        }
    }

    AgreeRun(Console console, Interrupt interrupt, CheckCommand.Selection selection, EngineLimits limits) {
        this.console = console;
        this.interrupt = interrupt;
        this.selection = selection;
        this.limits = limits;
    }

    /** @param judges with the most states of a scenario that each is asked about */
    ExitCode run(Map<Engine, Long> judges, AgreeTable table) throws BadInput {
        List<LoadedSpec> specs = new ArrayList<>();
        SpecLoader loader = new SpecLoader(selection.modelPath());
        for (Path file : SpecFiles.of(selection.files())) {
            specs.add(loader.load(file));
        }
        List<Job> jobs = searched(new JobSelection(selection, specs).jobs());
        if (jobs.isEmpty()) {
            console.out().println(NOTHING);
            return ExitCode.INCONCLUSIVE;
        }
        Map<Engine, Long> present = new LinkedHashMap<>();
        judges.forEach((judge, most) -> {
            Optional<String> missing = judge.missing();
            missing.ifPresent(why -> Columns.wrap(judge.name() + ": SKIPPED: " + why, console.columns(), "    ")
                    .forEach(console.err()::println));
            if (missing.isEmpty()) {
                present.put(judge, most);
            }
        });
        console.err().flush();
        table.begin();
        Totals totals = rows(jobs, present, table);
        table.end(totals);
        if (totals.contradictions() > 0) {
            return ExitCode.CONTRADICTION;
        }
        return totals.unjudged().isEmpty() && !interrupt.requested() ? ExitCode.MET : ExitCode.INCONCLUSIVE;
    }

    /** Those that can be searched; of any number of CPUs only proofs can tell. */
    private List<Job> searched(List<Job> all) throws BadInput {
        List<Job> jobs = new ArrayList<>();
        for (Job job : all) {
            if (Prepared.resolve(job.spec().spec(), job.scenario(), selection.settings())
                    .anyCpus()) {
                String why = "it is for any number of CPUs, of which only prove can tell; --set cpus=3 makes it one for"
                        + " three, which engines can be compared on";
                Columns.wrap(job.scenario().name() + ": SKIPPED: " + why, console.columns(), "    ")
                        .forEach(console.err()::println);
            } else {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private Totals rows(List<Job> jobs, Map<Engine, Long> judges, AgreeTable table) throws BadInput {
        ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "agree");
            thread.setDaemon(true);
            return thread;
        });
        int contradictions = 0;
        List<String> unjudged = new ArrayList<>();
        Map<String, Integer> asked = new LinkedHashMap<>();
        judges.keySet().forEach(j -> asked.put(j.name(), 0));
        try {
            List<Future<AgreeRow>> rows = new ArrayList<>();
            for (Job job : jobs) {
                rows.add(pool.submit(() -> row(job, judges)));
            }
            for (Future<AgreeRow> future : rows) {
                AgreeRow row = await(future);
                table.row(row);
                contradictions += row.contradictions().isEmpty() ? 0 : 1;
                if (!row.judgedByAnother()) {
                    unjudged.add(row.scenario());
                }
                row.judged().forEach((name, answer) -> {
                    if (answer.result().exhaustive()) {
                        asked.merge(name, 1, Integer::sum);
                    }
                });
            }
        } finally {
            pool.shutdownNow();
        }
        return new Totals(jobs.size(), contradictions, unjudged, asked);
    }

    private static AgreeRow await(Future<AgreeRow> row) throws BadInput {
        try {
            return row.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the main thread is never interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BadInput bad) {
                throw bad;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** @throws BadInput also when a property has no value in some state, as {@code check} says it */
    private AgreeRow row(Job job, Map<Engine, Long> judges) throws BadInput {
        try {
            return judged(job, judges);
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        }
    }

    private AgreeRow judged(Job job, Map<Engine, Long> judges) throws BadInput {
        Prepared prepared = Prepared.of(job.spec(), job.scenario(), selection.settings());
        StepProgram program = prepared.compile();
        Task task = new Task(
                Path.of(job.spec().spec().source().file()),
                selection.modelPath(),
                selection.settings(),
                prepared,
                program,
                ScenarioCheck.properties(prepared, program, List.of()));
        List<String> contradictions = new ArrayList<>();
        Answer explored = answer(new ExploreEngine(), task, contradictions);
        boolean whole = explored.result().exhaustive();
        Walks.differ(program, WALKED, SEED)
                .ifPresent(how -> contradictions.add("the real classes leave a walk of the step program: " + how));
        Map<String, Answer> judged = new LinkedHashMap<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        judges.forEach((judge, most) -> {
            if (whole && explored.result().states() <= most && !interrupt.requested()) {
                Answer answer = answer(judge, task, contradictions);
                if (answer.result().skipped().isPresent()) {
                    skipped.put(judge.name(), answer.result().skipped().get());
                    return;
                }
                answer.result().findings().forEach(f -> confirm(task, judge.name(), f, contradictions));
                contradictions.addAll(explored.contradicts(answer));
                judged.put(judge.name(), answer);
            }
        });
        Map<String, String> numbers = new LinkedHashMap<>();
        Set<String> covers = new HashSet<>();
        for (Property p : task.claims()) {
            if (p.kind() == Property.Kind.COVER) {
                covers.add(p.name());
            }
            if (!p.number().isEmpty()) {
                numbers.put(p.name(), p.number());
            }
        }
        return new AgreeRow(
                job.spec().spec().module(),
                job.scenario().name(),
                numbers,
                covers,
                explored,
                judged,
                skipped,
                contradictions);
    }

    private Answer answer(Engine engine, Task task, List<String> contradictions) {
        EngineResult result;
        try {
            result = engine.search(task, limits, interrupt::requested);
        } catch (ToolError e) {
            contradictions.add(engine.name() + ": " + e.getMessage());
            result = EngineResult.unknown("contradiction: " + e.getMessage());
        } catch (LocalBudgetExceeded e) {
            result = EngineResult.unknown("bound: " + e.getMessage());
        }
        return new Answer(engine.name(), engine.findsShortest(), result);
    }

    /** What a judge found must be a run of the step program and of the real classes, and decide the property. */
    private static void confirm(Task task, String judge, EngineResult.Found found, List<String> contradictions) {
        if (found.schedule() == null) {
            return;
        }
        String what = "what " + judge + " found for " + found.property();
        try {
            Run run = new Follower(task.program()).follow(found.schedule());
            if (!Decided.by(task.program(), task.properties(), found.property(), run)) {
                contradictions.add(what + " does not decide it on the step program");
            }
            boolean deadlock = found.property().equals("no_deadlock") && run.violatingStep() == null;
            Replayed replayed = new JvmReplay(task.program()).run(run, deadlock);
            if (!replayed.same()) {
                contradictions.add(
                        what + " does not replay on the real classes: " + String.join("; ", replayed.says()));
            }
        } catch (Follower.Lost e) {
            contradictions.add(what + " cannot be followed: " + e.getMessage());
        }
    }
}
