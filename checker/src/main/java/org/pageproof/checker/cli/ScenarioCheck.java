package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.ground.AnyCpus;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.report.Expected;
import org.pageproof.checker.report.Place;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceMaker;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** Checks one scenario: has an engine search it, replays what was found, and gives verdicts. */
final class ScenarioCheck {
    private final LoadedSpec loaded;
    private final CheckCommand.Selection selection;
    private final Prepared prepared;
    private final StepProgram program;
    private final Properties properties;
    private final Expectations expectations;
    private final List<String> asked;
    private final CheckCommand.Limits limits;
    private boolean ranOutOfMemory;

    ScenarioCheck(LoadedSpec loaded, Scenario scenario, CheckCommand.Selection selection, CheckCommand.Limits limits)
            throws BadInput {
        this.loaded = loaded;
        this.selection = selection;
        this.prepared = Prepared.of(loaded, scenario, selection.settings());
        this.program = prepared.compile();
        this.asked = selection.properties();
        this.properties = properties(prepared, program, asked);
        this.expectations = new Expectations(prepared.scenario());
        this.limits = limits;
    }

    /** The properties that the scenario checks and the user asked for, by name or number. */
    static Properties properties(Prepared prepared, StepProgram program, List<String> wanted) throws BadInput {
        try {
            return Properties.of(prepared.scenario(), program, prepared.properties(wanted));
        } catch (NoValueError e) {
            throw noValue(e);
        }
    }

    private static BadInput noValue(NoValueError e) {
        return new BadInput(DiagnosticPrinter.print(e.diagnostic()));
    }

    /**
     * Searches. To be called again when there was too little memory and more can be had.
     *
     * @param solver is asked where something is to be proved
     * @param memory bytes of the search
     * @throws BadInput when a property has no value in some state
     * @throws SelfContradiction when two parts of the tool disagree
     */
    ScenarioResult run(Solver solver, BooleanSupplier interrupted, Progress.Listener listener, long memory)
            throws BadInput, SelfContradiction {
        try {
            if (prepared.scenario().anyCpus() && selection.engines().asked().isPresent()) {
                return undecided(
                        Verdict.UNKNOWN,
                        "bound: the scenario is for any number of CPUs, of which only prove can tell; --set cpus=3 makes it one"
                                + " for three");
            }
            if (proves()) {
                return proved(solver, interrupted, memory);
            }
            return selection.engines().asked().isEmpty()
                    ? explore(interrupted, listener, memory)
                    : other(selection.engines().asked().get(), interrupted, memory);
        } catch (NoValueError e) {
            throw noValue(e);
        } catch (ToolError e) {
            throw new SelfContradiction(String.valueOf(e.getMessage()));
        } catch (LocalBudgetExceeded e) {
            return undecided(Verdict.UNKNOWN, "bound: " + e.getMessage());
        }
    }

    /** A scenario for any number of CPUs is proved, unless another engine is asked for. */
    private boolean proves() {
        return prepared.scenario().anyCpus() || selection.engines().proves();
    }

    /** Whether the last search ended for want of memory. */
    boolean ranOutOfMemory() {
        return ranOutOfMemory;
    }

    private ScenarioResult explore(BooleanSupplier interrupted, Progress.Listener listener, long memory)
            throws SelfContradiction {
        ranOutOfMemory = false;
        ExploreSearch search = new ExploreSearch(program, properties, wanted(), limits, memory, interrupted, listener);
        ranOutOfMemory = search.ranOutOfMemory();
        return judged(search);
    }

    private ScenarioResult other(Engine engine, BooleanSupplier interrupted, long memory) throws SelfContradiction {
        Optional<String> missing = engine.missing();
        if (missing.isPresent()) {
            return undecided(Verdict.SKIPPED, missing.get());
        }
        Task task = new Task(
                Path.of(loaded.spec().source().file()),
                selection.modelPath(),
                selection.settings(),
                prepared,
                program,
                properties);
        EngineResult result = engine.search(task, new EngineLimits(memory, limits.timeout()), interrupted);
        return judged(new EngineSearch(program, properties, engine.name(), result));
    }

    private ScenarioResult proved(Solver solver, BooleanSupplier interrupted, long memory)
            throws BadInput, SelfContradiction {
        try {
            return prove(solver, interrupted, memory).result();
        } catch (SolverMissing e) {
            return undecided(Verdict.SKIPPED, String.valueOf(e.getMessage()));
        }
    }

    /** What came of a proof, and how. */
    record Proved(ScenarioResult result, ProveSearch search) {}

    /**
     * Proves, whichever engine was asked for.
     *
     * @param memory bytes of the solver
     * @throws BadInput when a property has no value in some state
     * @throws SelfContradiction when two parts of the tool disagree
     * @throws SolverMissing when the solver does not run on this machine
     */
    Proved prove(Solver solver, BooleanSupplier interrupted, long memory)
            throws BadInput, SelfContradiction, SolverMissing {
        ProveSearch search = new ProveSearch(program, properties, solver);
        try {
            search.run(selection.method(), limits, memory, this::expected, interrupted);
            if (isForAny()) {
                search.tried(new TriedNumbers(loaded, prepared.scenario().declared(), selection.settings())
                        .tried(prepared.properties(asked), interrupted));
            } else if (search.isAnythingProved()) {
                Trial trial = new Trial(prepared.scenario(), program, EnumSet.allOf(BuiltIn.class), interrupted);
                trial.of(prepared.properties(asked));
                search.tried(trial);
            }
            return new Proved(judged(search), search);
        } catch (NoValueError e) {
            throw noValue(e);
        } catch (ToolError e) {
            throw new SelfContradiction(String.valueOf(e.getMessage()));
        }
    }

    /** Whether it is about any number of CPUs. */
    boolean isForAny() {
        return prepared.scenario().anyCpus();
    }

    /** Which CPUs formulas are about, a sentence; empty where these are all there are. */
    String cpusInFormulas() {
        AnyCpus any = properties.anyCpus();
        return any == null
                ? ""
                : "any number of CPUs: cpu0 .. cpu" + (any.named() - 1)
                        + " by name, one of which makes the step"
                        + (any.named() > 2 ? " while the one that makes those of another class has not begun" : "")
                        + "; of all"
                        + " others what they add to sums (\"others in sum\"), and a lock that one of them has is held by cpu"
                        + (program.cpus() - 1);
    }

    /** Shows why something is not inductive here. */
    InductionText induction() {
        return new InductionText(prepared, program, properties);
    }

    private @Nullable Expected expected(Goal goal) {
        return goal instanceof Goal.OfSpec s
                ? expected(properties.get(s.number()))
                : goal instanceof Goal.Always a ? expected(a.property()) : null;
    }

    private ScenarioResult judged(Searched search) throws SelfContradiction {
        List<PropertyResult> results = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            results.add(ofSpec(i, search));
        }
        for (BuiltIn property : BuiltIn.values()) {
            results.add(builtIn(property, search));
        }
        return result(search.numbers(), results, search.remarks());
    }

    /** Nothing is known, since no search could be made. */
    private ScenarioResult undecided(Verdict verdict, String reason) {
        List<PropertyResult> results = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            results.add(new PropertyResult(p.name(), p.title(), false, verdict, reason, expected(p), place(p)));
        }
        for (BuiltIn b : BuiltIn.values()) {
            String name = b.specName();
            results.add(new PropertyResult(name, name, true, verdict, reason, expected(b), place()));
        }
        return result(new ScenarioResult.Numbers(0, 0, 0, 0, 0), results, List.of());
    }

    private ScenarioResult result(ScenarioResult.Numbers numbers, List<PropertyResult> results, List<String> remarks) {
        Spec spec = prepared.scenario().spec();
        return new ScenarioResult(
                prepared.scenario().declared().name(),
                spec.module(),
                place(),
                spec.schema().name(),
                prepared.variant(),
                TraceIdentity.parameters(prepared),
                TraceIdentity.scope(prepared),
                proves() && selection.engines().asked().isEmpty()
                        ? Engines.PROVE
                        : selection.engines().name(),
                numbers,
                results,
                remarks);
    }

    private Place place(Property p) {
        return Place.of(prepared.scenario().spec().source(), p.span());
    }

    /** Of the scenario. */
    private Place place() {
        return Place.of(
                prepared.scenario().spec().source(),
                prepared.scenario().declared().span());
    }

    /** Everything that the user asked for, or that something is expected of. */
    private ExploreSearch.Wanted wanted() {
        return new ExploreSearch.Wanted() {
            @Override
            public boolean property(int number) {
                return !asked.isEmpty() || expected(properties.get(number)) != null;
            }

            @Override
            public boolean builtIn(BuiltIn b) {
                return asked.contains(b.specName()) || expected(b) != null;
            }
        };
    }

    private @Nullable Expected expected(Property p) {
        return here(expectations.of(p.name(), p.kind() == Property.Kind.COVER));
    }

    /** What a scenario expects of one always-checked property by name is left out where the user asked for others. */
    private @Nullable Expected expected(BuiltIn b) {
        Expected e = expectations.of(b.specName(), false);
        boolean counts = asked.isEmpty() || asked.contains(b.specName()) || (e != null && !e.named());
        return counts ? here(e) : null;
    }

    /** A number of steps is that of the shortest counterexample: an engine that finds longer ones need not have it. */
    private @Nullable Expected here(@Nullable Expected e) {
        return e == null
                        || selection
                                .engines()
                                .asked()
                                .map(Engine::findsShortest)
                                .orElse(true)
                ? e
                : new Expected(e.kind(), null, e.named());
    }

    private PropertyResult ofSpec(int i, Searched search) throws SelfContradiction {
        Property p = properties.get(i);
        boolean cover = p.kind() == Property.Kind.COVER;
        Optional<Run> run = search.decided(i);
        String reason = search.open(p.name());
        Verdict verdict;
        Trace trace = null;
        if (run.isPresent()) {
            trace = trace(finding(i, run.get()), run.get());
            verdict = cover ? Verdict.REACHED : Verdict.VIOLATED;
            reason = "";
            if (!cover) {
                requireReplay(run.get(), false, p.name());
            }
        } else if (!reason.isEmpty()) {
            verdict = Verdict.UNKNOWN;
        } else if (cover) {
            verdict = Verdict.NOT_REACHED;
            reason = search.proved(p.name());
        } else if (!search.vacuous(i).isEmpty()) {
            verdict = Verdict.VACUOUS;
            reason = search.vacuous(i);
        } else {
            String how = search.proved(p.name());
            verdict = how.isEmpty() ? Verdict.HOLDS : Verdict.PROVED;
            reason = how.isEmpty() ? search.remark(i) : how;
        }
        return new PropertyResult(
                p.name(),
                p.title(),
                false,
                verdict,
                reason,
                verdict == Verdict.VACUOUS ? List.of() : search.lemmas(p.name()),
                expected(p),
                trace,
                null,
                place(p));
    }

    /** Why the run decides property {@code i}, after the reference evaluator has agreed that it does. */
    private Trace.Finding finding(int i, Run run) throws SelfContradiction {
        Property p = properties.get(i);
        Explanation why = SpecFinding.explain(properties, i, run)
                .orElseThrow(() -> new SelfContradiction(
                        "the reference evaluator does not find that " + p.name() + " is decided where "
                                + selection.engines().name() + " does, after " + run.length() + " steps"));
        String file = prepared.scenario().spec().source().at(why.span().start()).file();
        return SpecFinding.of(p, why, file);
    }

    private PropertyResult builtIn(BuiltIn property, Searched search) throws SelfContradiction {
        String name = property.specName();
        Optional<Run> run = search.violated(property);
        String reason = search.open(name);
        String how = search.proved(name);
        Verdict verdict = !reason.isEmpty() ? Verdict.UNKNOWN : how.isEmpty() ? Verdict.HOLDS : Verdict.PROVED;
        reason = reason.isEmpty() ? how : reason;
        Trace trace = null;
        if (run.isPresent()) {
            if (!Decided.builtIn(program, property, run.get())) {
                throw new SelfContradiction("the interpreter does not find " + name + " violated where "
                        + selection.engines().name() + " does, after "
                        + run.get().length() + " steps");
            }
            trace = trace(BuiltInFinding.of(property, program, run.get()), run.get());
            requireReplay(run.get(), run.get().violatingStep() == null, name);
            verdict = Verdict.VIOLATED;
            reason = "";
        }
        return new PropertyResult(
                name, name, true, verdict, reason, search.lemmas(name), expected(property), trace, null, place());
    }

    private Trace trace(Trace.Finding finding, Run run) {
        return new TraceMaker(program, prepared.programs())
                .make(
                        Version.tool(),
                        TraceIdentity.model(prepared, program),
                        TraceIdentity.spec(prepared),
                        finding,
                        run);
    }

    private void requireReplay(Run run, boolean deadlock, String property) throws SelfContradiction {
        Replayed replayed = new JvmReplay(program).run(run, deadlock);
        if (!replayed.same()) {
            throw new SelfContradiction(
                    "the counterexample of " + property + " does not replay: " + String.join("; ", replayed.says()));
        }
    }
}
