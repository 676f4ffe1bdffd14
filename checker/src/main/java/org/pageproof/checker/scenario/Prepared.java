package org.pageproof.checker.scenario;

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
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * A scenario with numbers, and the model that it is about. Nothing is compiled yet, so that engines that run the model's own
 * classes need not trust the step compiler.
 *
 * @param scenario with numbers
 * @param model the class whose objects are the world; that of the variant where the scenario has one
 * @param programs what each CPU runs
 */
public record Prepared(ResolvedScenario scenario, ModelClass model, List<CpuProgram> programs) {
    /** Copies the list. */
    public Prepared {
        programs = List.copyOf(programs);
    }

    /**
     * Resolves a scenario and constructs its model once, to see that its numbers fit.
     *
     * @param settings parameters that replace those of the scenario
     * @throws BadInput when the numbers do not fit or the model is refused
     */
    public static Prepared of(LoadedSpec loaded, Scenario scenario, Map<String, Long> settings) throws BadInput {
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
            return new Prepared(resolved, model, programs);
        } catch (ModelNotFound | ModelRefused e) {
            throw refused(spec, scenario, e);
        }
    }

    /**
     * The step program; for a scenario that says where it starts, compiled first without that, to find the states.
     *
     * @throws BadInput when the model is refused
     */
    public StepProgram compile() throws BadInput {
        List<KeptArguments> kept = Properties.kept(scenario);
        try {
            if (scenario.declared().start() == null) {
                return StepCompiler.compile(model, scenario.parameters(), programs, kept, List.of());
            }
            StepProgram program = StepCompiler.compileToFindStarts(model, scenario.parameters(), programs, kept);
            List<Map<String, Long>> starts = StartStates.of(scenario, program);
            return StepCompiler.compile(model, scenario.parameters(), programs, kept, starts);
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        } catch (ModelNotFound | ModelRefused e) {
            throw refused(scenario.spec(), scenario.declared(), e);
        }
    }

    /** The name of the variant, or null. */
    public @Nullable String variant() {
        return scenario.declared().variant() == null
                ? null
                : scenario.declared().variant().name();
    }

    /**
     * The properties that the scenario checks.
     *
     * @param wanted names or numbers of those that the user asked for; empty for all
     */
    public List<Property> properties(List<String> wanted) {
        List<String> checks = scenario.declared().checks();
        return scenario.spec().properties().stream()
                .filter(p -> checks == null || checks.contains(p.name()))
                .filter(p -> wanted.isEmpty() || wanted.contains(p.name()) || wanted.contains(p.number()))
                .toList();
    }

    /**
     * Resolves a scenario and constructs its model, but compiles nothing.
     *
     * @throws BadInput when the numbers do not fit or the model cannot be constructed with them
     */
    public static void requireNumbersThatFit(LoadedSpec loaded, Scenario scenario) throws BadInput {
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
                + ": the model is refused\n" + why.getMessage()
                + (scenario.cpus().get(0).any() && why instanceof ModelRefused.NotAllowed
                        ? "\nfor any number of CPUs the model is constructed with " + ScenarioResolver.CPUS_OF_ANY
                                + "; --set cpus=2 makes it a scenario for two"
                        : ""));
    }

    /**
     * The scenario with numbers.
     *
     * @throws BadInput when they do not fit
     */
    public static ResolvedScenario resolve(Spec spec, Scenario scenario, Map<String, Long> settings) throws BadInput {
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
}
