package org.pageproof.checker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.jpf.JpfEngine;
import org.pageproof.checker.jpf.JpfHome;
import org.pageproof.checker.jpf.JpfReplay;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.KeptArguments;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.StepReplay;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceMaker;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/** Replays one trace on the model as it is now, and says what differs from when it was recorded. */
final class TraceReplay {
    private final Trace trace;
    private final SpecLoader loader;
    private final List<Path> modelPath;
    private final Path specFile;
    private final List<String> says = new ArrayList<>();
    private boolean changed;

    TraceReplay(Trace trace, List<Path> modelPath) {
        this.trace = trace;
        this.loader = new SpecLoader(modelPath);
        this.modelPath = List.copyOf(modelPath);
        this.specFile = Home.resolve(Path.of(trace.spec().file()));
    }

    /** What was found, one sentence each. */
    List<String> says() {
        return List.copyOf(says);
    }

    /**
     * Replays.
     *
     * @param on besides the step program: {@code jvm} or {@code jpf}, or {@code steps} for nothing
     * @param jpfHome folder of Java PathFinder; null for where it is found
     */
    ExitCode run(String on, @Nullable Path jpfHome) throws BadInput {
        StepProgram program = compile(List.of());
        if (!program.fingerprint().equals(trace.model().fingerprint())) {
            changed = true;
            says.add("the model has changed since the trace was recorded (its code or its world is different)");
        }
        LoadedSpec spec = spec();
        List<KeptArguments> kept = kept(spec);
        if (!kept.isEmpty()) {
            program = compile(kept);
        }
        StepReplay.Found found =
                new StepReplay(program, new TraceMaker(program, trace.model().cpus())).replay(trace);
        found.differs().forEach(says::add);
        boolean same = found.complete()
                && (found.differs().isEmpty() || canEvaluate(spec))
                && sameEnd(program, found.run(), spec);
        boolean edited = !changed && !found.differs().isEmpty();
        if (edited) {
            says.add("model and spec are as they were, so the trace is not: what it records is not what its steps do;"
                    + " it was edited, or damaged");
        }
        if (same && found.differs().isEmpty()) {
            says.add("the same " + trace.steps().size() + " steps end in the same "
                    + (trace.finding().kind().equals("cover") ? "cover " : "violation of ")
                    + trace.finding().property());
        } else if (same) {
            says.add("it still ends in a violation of " + trace.finding().property());
        }
        ExitCode code = same && !edited ? ExitCode.MET : changed || edited ? ExitCode.NOT_MET : ExitCode.CONTRADICTION;
        if (!found.complete()) {
            return code;
        }
        return switch (on) {
            case "jvm" -> code.and(jvm(program, found.run()));
            case "jpf" -> code.and(jpf(program, found.run(), spec, jpfHome));
            default -> code;
        };
    }

    /** Without its property a run that differs anywhere proves nothing. */
    private boolean canEvaluate(@Nullable LoadedSpec spec) {
        return builtIn().isPresent()
                || (spec != null
                        && spec.spec().property(trace.finding().property()).isPresent());
    }

    /** The arguments of which the property speaks. */
    private List<KeptArguments> kept(@Nullable LoadedSpec loaded) throws BadInput {
        Optional<Scenario> scenario = loaded == null
                ? Optional.empty()
                : loaded.spec().scenario(trace.spec().scenario());
        return loaded == null || scenario.isEmpty()
                ? List.of()
                : Properties.kept(Prepared.resolve(loaded.spec(), scenario.get(), settings()));
    }

    /** Where the scenario said where it starts, the state in which the trace does. */
    private List<Map<String, Long>> starts() {
        Map<String, Long> start = new LinkedHashMap<>(trace.states().get(0).slots());
        start.keySet()
                .retainAll(trace.spec().start().stream().map(Trace.Named::name).toList());
        return start.isEmpty() ? List.of() : List.of(start);
    }

    private StepProgram compile(List<KeptArguments> kept) throws BadInput {
        Trace.Model model = trace.model();
        try {
            ModelPath models = loader.models(model.name(), specFile);
            return StepCompiler.compile(
                    models.model(model.name(), model.variant()), model.parameters(), model.cpus(), kept, starts());
        } catch (ModelNotFound | ModelRefused e) {
            throw new BadInput("the model of the trace cannot be built: " + e.getMessage());
        }
    }

    /** The spec as it is now; null when it is not there or does not fit the model any more, which is said. */
    private @Nullable LoadedSpec spec() {
        String file = trace.spec().file();
        if (!Files.isRegularFile(specFile)) {
            changed = true;
            says.add("the spec " + file + " is not there: the states are compared, the property is not evaluated");
            return null;
        }
        try {
            LoadedSpec loaded = loader.load(specFile);
            String now = TraceIdentity.fingerprint(loaded.spec().source().all());
            if (!now.equals(trace.spec().fingerprint())) {
                changed = true;
                says.add("the spec " + file + " has changed since the trace was recorded");
            }
            return loaded;
        } catch (BadInput e) {
            changed = true;
            says.add("the spec " + file + " has errors now: the property is not evaluated");
            return null;
        }
    }

    private boolean sameEnd(StepProgram program, Run run, @Nullable LoadedSpec spec) throws BadInput {
        Optional<BuiltIn> builtIn = builtIn();
        if (builtIn.isPresent()) {
            return sameBuiltIn(program, run, builtIn.get());
        }
        return run.violatingStep() == null && (spec == null || sameProperty(program, run, spec));
    }

    /** Whether the property, as the spec has it now, is decided by the end of the run. */
    private boolean sameProperty(StepProgram program, Run run, LoadedSpec loaded) throws BadInput {
        Optional<Property> property = loaded.spec().property(trace.finding().property());
        Optional<Scenario> scenario = loaded.spec().scenario(trace.spec().scenario());
        if (property.isEmpty() || scenario.isEmpty()) {
            says.add("the spec has no "
                    + (property.isEmpty()
                            ? trace.finding().property()
                            : "scenario " + trace.spec().scenario())
                    + " any more: the states are compared, the property is not evaluated");
            return true;
        }
        ResolvedScenario resolved = Prepared.resolve(loaded.spec(), scenario.get(), settings());
        Properties properties = Properties.of(resolved, program, List.of(property.get()));
        boolean decided = SpecFinding.explain(properties, 0, run).isPresent();
        if (!decided) {
            says.add(trace.finding().property() + " is not decided by the last "
                    + (property.get().ofStep() ? "step" : "state"));
        }
        return decided;
    }

    /** The parameters of the trace; they may come from options that the scenario does not have. */
    private Map<String, Long> settings() {
        return trace.model().parameters();
    }

    private Optional<BuiltIn> builtIn() {
        for (BuiltIn b : BuiltIn.values()) {
            if (b.specName().equals(trace.finding().property())) {
                return Optional.of(b);
            }
        }
        return Optional.empty();
    }

    private boolean sameBuiltIn(StepProgram program, Run run, BuiltIn property) {
        Step last = run.violatingStep();
        if (last != null) {
            Step.Violation v = last.violation();
            return v != null && v.property() == property;
        }
        State end = run.state(run.length());
        boolean same = property == BuiltIn.NO_DEADLOCK
                && new Interpreter(program)
                        .deadlocked(end, !program.outcomes(end).isEmpty());
        if (!same) {
            says.add("the last state does not violate " + property.specName());
        }
        return same;
    }

    private ExitCode jvm(StepProgram program, Run run) {
        boolean deadlock = builtIn().isPresent() && run.violatingStep() == null;
        Replayed replayed = new JvmReplay(program).run(run, deadlock);
        replayed.says().forEach(says::add);
        return replayed.same() ? ExitCode.MET : ExitCode.CONTRADICTION;
    }

    private ExitCode jpf(StepProgram program, Run run, @Nullable LoadedSpec loaded, @Nullable Path jpfHome)
            throws BadInput {
        JpfEngine engine = new JpfEngine(JpfHome.ofMachine(jpfHome));
        Optional<String> missing = engine.missing();
        if (missing.isPresent()) {
            says.add("SKIPPED on jpf: " + missing.get());
            return ExitCode.INCONCLUSIVE;
        }
        Optional<Scenario> scenario = loaded == null
                ? Optional.empty()
                : loaded.spec().scenario(trace.spec().scenario());
        if (loaded == null || scenario.isEmpty()) {
            says.add("SKIPPED on jpf: it needs the scenario " + trace.spec().scenario() + " of the spec "
                    + trace.spec().file());
            return ExitCode.INCONCLUSIVE;
        }
        Prepared prepared = Prepared.of(loaded, scenario.get(), settings());
        Properties none = Properties.of(prepared.scenario(), program, List.of());
        Task task = new Task(specFile, modelPath, settings(), prepared, program, none);
        boolean deadlock = builtIn().isPresent() && run.violatingStep() == null;
        Replayed replayed = new JpfReplay(engine).run(task, run, deadlock);
        replayed.says().forEach(says::add);
        return replayed.same() ? ExitCode.MET : ExitCode.CONTRADICTION;
    }
}
