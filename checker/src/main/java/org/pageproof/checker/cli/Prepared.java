package org.pageproof.checker.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.StartStates;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.KeptArguments;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * A scenario that is ready to be searched.
 *
 * @param scenario with numbers
 * @param programs what each CPU runs
 * @param program the compiled model
 */
record Prepared(ResolvedScenario scenario, List<CpuProgram> programs, StepProgram program) {
    /**
     * Resolves a scenario and compiles its model.
     *
     * @param settings parameters that replace those of the scenario
     * @throws BadInput when the numbers do not fit or the model is refused
     */
    static Prepared of(LoadedSpec loaded, Scenario scenario, Map<String, Long> settings) throws BadInput {
        Spec spec = loaded.spec();
        ResolvedScenario resolved = resolve(spec, scenario, settings);
        try {
            ModelClass model = model(loaded, scenario);
            ModelInstance instance = instance(model, resolved);
            int cpus = instance.cpuArray() == null
                    ? resolved.groups().stream()
                            .mapToInt(g -> Math.max(0, g.size()))
                            .sum()
                    : instance.world(Map.of()).cpus().size();
            List<CpuProgram> programs = value(resolved.programs(cpus)).stream()
                    .map(Prepared::program)
                    .toList();
            return new Prepared(resolved, programs, compile(model, resolved, programs));
        } catch (ModelNotFound | ModelRefused e) {
            throw refused(spec, scenario, e);
        }
    }

    /**
     * Resolves a scenario and constructs its model, but compiles nothing.
     *
     * @throws BadInput when the numbers do not fit or the model cannot be constructed with them
     */
    static void requireNumbersThatFit(LoadedSpec loaded, Scenario scenario) throws BadInput {
        ResolvedScenario resolved = resolve(loaded.spec(), scenario, Map.of());
        try {
            instance(model(loaded, scenario), resolved);
        } catch (ModelNotFound | ModelRefused e) {
            throw refused(loaded.spec(), scenario, e);
        }
    }

    private static ModelClass model(LoadedSpec loaded, Scenario scenario) throws ModelNotFound, ModelRefused {
        String variant = scenario.variant() == null ? null : scenario.variant().name();
        return loaded.models().model(loaded.spec().schema().name(), variant);
    }

    /** The constructed model, which has every element that the scenario names. */
    private static ModelInstance instance(ModelClass model, ResolvedScenario resolved)
            throws BadInput, ModelNotFound, ModelRefused {
        ModelInstance instance = ModelInstance.create(model, resolved.parameters());
        List<Diagnostic> outside = ArgumentIndices.outside(resolved, instance);
        if (!outside.isEmpty()) {
            throw new BadInput(DiagnosticPrinter.print(outside));
        }
        return instance;
    }

    private static BadInput refused(Spec spec, Scenario scenario, Exception why) {
        return new BadInput(spec.source().file() + ":"
                + spec.source().line(scenario.span().start()) + ":"
                + spec.source().column(scenario.span().start()) + ": scenario " + scenario.name()
                + ": the model is refused\n" + why.getMessage());
    }

    /** The program; for a scenario that says where it starts, first one without that, to find the states. */
    private static StepProgram compile(ModelClass model, ResolvedScenario resolved, List<CpuProgram> programs)
            throws BadInput, ModelRefused, ModelNotFound {
        List<KeptArguments> kept = Properties.kept(resolved);
        if (resolved.declared().start() == null) {
            return StepCompiler.compile(model, resolved.parameters(), programs, kept, List.of());
        }
        StepProgram program = StepCompiler.compileToFindStarts(model, resolved.parameters(), programs, kept);
        try {
            List<Map<String, Long>> starts = StartStates.of(resolved, program);
            return StepCompiler.compile(model, resolved.parameters(), programs, kept, starts);
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        }
    }

    /** The scenario with numbers. */
    static ResolvedScenario resolve(Spec spec, Scenario scenario, Map<String, Long> settings) throws BadInput {
        return value(ScenarioResolver.resolve(scenario, spec, settings));
    }

    private static <T> T value(Result<T> result) throws BadInput {
        if (!result.ok()) {
            throw new BadInput(DiagnosticPrinter.print(result.diagnostics()));
        }
        return result.get();
    }

    private static CpuProgram program(org.pageproof.spec.scenario.CpuProgram p) {
        return new CpuProgram(
                p.repeats(),
                p.turns().stream()
                        .map(t -> t.choices().stream()
                                .map(c -> new CpuProgram.Call(c.operation(), c.bindings()))
                                .toList())
                        .toList());
    }

    Trace.Model traceModel() {
        return new Trace.Model(
                scenario.spec().schema().name(),
                variant(),
                scenario.parameters(),
                scope(),
                programs,
                program.fingerprint());
    }

    /** Its size in words. */
    String scope() {
        return Scope.words(scenario.spec().schema(), programs.size(), scenario.parameters());
    }

    @Nullable
    String variant() {
        return scenario.declared().variant() == null
                ? null
                : scenario.declared().variant().name();
    }

    Trace.Spec traceSpec() {
        Spec spec = scenario.spec();
        return new Trace.Spec(
                Home.portable(spec.source().file()),
                scenario.declared().name(),
                fingerprint(spec.source().all()));
    }

    /** Of the text of a spec. */
    static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
