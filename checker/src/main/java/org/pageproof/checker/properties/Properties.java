package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.Model;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Severity;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Property;

/**
 * The properties of a spec that a scenario checks, over the states of its step program. They are numbered from 0 in the
 * order of the spec; always-checked properties are not among them.
 *
 * <p>The monitor has more properties than {@link #size}: for some of them a <em>premise</em>, a cover that tells whether the
 * property could have failed at all (see {@link #premise}). A property that holds whose premise was not reached is vacuous.
 */
public final class Properties {
    private final ResolvedScenario scenario;
    private final StepProgram program;
    private final Model model;
    private final List<Property> properties;
    private final Map<Integer, Integer> premises = new HashMap<>();

    /** Per monitor number, the condition under which it is decided. */
    private final List<Ground> conditions = new ArrayList<>();

    private final List<Boolean> ofStep = new ArrayList<>();
    private final Monitor monitor;

    private Properties(ResolvedScenario scenario, StepProgram program, List<Property> properties) {
        this.scenario = scenario;
        this.program = program;
        this.model = Model.of(program, scenario);
        this.properties = properties;
        Grounder grounder = new Grounder(model, scenario.spec().variables());
        for (Property p : properties) {
            Ground body = ground(grounder, p.body());
            conditions.add(p.kind() == Property.Kind.COVER ? body : Terms.not(body));
            ofStep.add(p.ofStep());
        }
        for (int i = 0; i < properties.size(); i++) {
            Expr premise = properties.get(i).kind() == Property.Kind.COVER
                    ? null
                    : Premise.of(properties.get(i).body());
            Ground condition = premise == null ? Terms.TRUE : ground(grounder, premise);
            if (!condition.equals(Terms.TRUE)) {
                if (conditions.size() == Monitor.MAX_PROPERTIES) {
                    throw tooMany(scenario, properties.get(i));
                }
                premises.put(i, conditions.size());
                conditions.add(condition);
                ofStep.add(properties.get(i).ofStep());
            }
        }
        this.monitor = monitor();
    }

    /**
     * The properties that the scenario checks.
     *
     * @throws NoValueError when one of them cannot be unrolled, or there are too many
     */
    public static Properties of(ResolvedScenario scenario, StepProgram program) {
        List<String> checks = scenario.declared().checks();
        return of(
                scenario,
                program,
                scenario.spec().properties().stream()
                        .filter(p -> checks == null || checks.contains(p.name()))
                        .toList());
    }

    /**
     * These properties of the scenario's spec.
     *
     * @throws NoValueError when one of them cannot be unrolled, or there are too many
     */
    public static Properties of(ResolvedScenario scenario, StepProgram program, List<Property> properties) {
        if (properties.size() > Monitor.MAX_PROPERTIES) {
            throw tooMany(scenario, properties.get(Monitor.MAX_PROPERTIES));
        }
        return new Properties(scenario, program, List.copyOf(properties));
    }

    private static NoValueError tooMany(ResolvedScenario scenario, Property first) {
        return error(
                scenario,
                first.span(),
                "a scenario can check " + Monitor.MAX_PROPERTIES
                        + " properties, where one with a premise counts twice, and this is one more",
                "name those that it checks with \"check\", and make another scenario for the others");
    }

    private Ground ground(Grounder grounder, Expr e) {
        try {
            return grounder.ground(e);
        } catch (Grounder.TooLarge t) {
            throw error(scenario, t.span(), String.valueOf(t.getMessage()), "let it range over less");
        }
    }

    static NoValueError error(ResolvedScenario scenario, Span span, String message, String advice) {
        return new NoValueError(new Diagnostic(
                SpecError.UNDEFINED.code(), Severity.ERROR, scenario.spec().source(), span, message, advice, ""));
    }

    /** The number of properties, premises not among them. */
    public int size() {
        return properties.size();
    }

    /** The property of this number. */
    public Property get(int property) {
        return properties.get(property);
    }

    /** The number of the property of this name; empty when it is not checked here. */
    public Optional<Integer> number(String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What a search asks. Numbers from {@link #size} on are premises. */
    public Monitor watch() {
        return monitor;
    }

    /**
     * The monitor's number of the premise of a property: it is reached where the property could have failed. -1 when the
     * property has no premise, and so is never vacuous except by {@link #cannotFail}.
     */
    public int premise(int property) {
        return premises.getOrDefault(property, -1);
    }

    /** Whether nothing in this scenario can make the property false: its quantifiers range over nothing, for example. */
    public boolean cannotFail(int property) {
        return properties.get(property).kind() != Property.Kind.COVER
                && conditions.get(property).equals(Terms.FALSE);
    }

    private Monitor monitor() {
        Units units = new Units();
        List<Integer> initialUnits = new ArrayList<>();
        List<Integer> initialOf = new ArrayList<>();
        long states = 0;
        for (int p = 0; p < conditions.size(); p++) {
            if (!ofStep.get(p)) {
                states |= 1L << p;
                for (Ground u : Units.split(conditions.get(p))) {
                    initialUnits.add(units.number(u));
                    initialOf.add(p);
                }
            }
        }
        Units.Plan initial = new Units.Plan(initialUnits, initialOf);
        int locations = program.locations().size();
        List<Units.Plan> statePlans = new ArrayList<>();
        List<List<Units.Plan>> stepPlans = new ArrayList<>();
        List<StepUnits> stepUnits = conditions.stream().map(StepUnits::new).toList();
        for (int l = 0; l < locations; l++) {
            statePlans.add(changed(initial, units, program.writes(l)));
            List<Units.Plan> cpus = new ArrayList<>();
            for (int c = 0; c < program.cpus(); c++) {
                cpus.add(stepPlan(units, stepUnits, facts(l, c)));
            }
            stepPlans.add(cpus);
        }
        UnitCode code = units.compile(program.parts().layout()::slot);
        return new PropertyMonitor(conditions.size(), states, code, initial, statePlans, stepPlans, this::noValue);
    }

    private static Units.Plan changed(Units.Plan all, Units units, BitSet writes) {
        List<Integer> kept = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < all.units().size(); i++) {
            if (units.reads(all.units().get(i)).intersects(writes)) {
                kept.add(all.units().get(i));
                of.add(all.properties().get(i));
            }
        }
        return new Units.Plan(kept, of);
    }

    private Units.Plan stepPlan(Units units, List<StepUnits> stepUnits, StepFacts step) {
        List<Integer> kept = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int p = 0; p < conditions.size(); p++) {
            if (ofStep.get(p)) {
                for (int unit : stepUnits.get(p).of(step, units)) {
                    kept.add(unit);
                    of.add(p);
                }
            }
        }
        return new Units.Plan(kept, of);
    }

    private StepFacts facts(int location, int cpu) {
        return new StepFacts(program.locations().get(location), cpu, program.writes(location));
    }

    /** What the user is told when a property has no value; null for a premise, which then counts as reached. */
    private @Nullable NoValueError noValue(
            int property, int location, int cpu, long[] before, int beforeAt, long[] after, int afterAt) {
        if (property >= size()) {
            return null;
        }
        StepFacts step = cpu < 0 ? StepFacts.NO_STEP : facts(location, cpu);
        Evaluator evaluator = new Evaluator(
                LargeNumbers.packed(program.parts().layout()::slot, before, beforeAt),
                LargeNumbers.packed(program.parts().layout()::slot, after, afterAt),
                step);
        try {
            evaluator.isTrue(conditions.get(property));
            throw new ToolError(
                    "generated code finds no value of " + get(property).name() + ", the evaluator does");
        } catch (Undefined e) {
            return error(
                    scenario,
                    e.span(),
                    "in a reachable state this has no value: " + e.getMessage(),
                    "say first when it is meant, as in \"p.owner != none => ...\"");
        }
    }

    /**
     * Why a state decides a property: violates an invariant, or reaches a cover.
     *
     * @throws NoValueError when it has no value there
     */
    public Explanation explain(int property, State state) {
        return explain(property, state, state, StepFacts.NO_STEP);
    }

    /**
     * Why a step decides a property.
     *
     * @param step its number, as searches report it
     * @throws NoValueError when it has no value there
     */
    public Explanation explain(int property, State before, int step, int cpu, State after) {
        return explain(
                property, before, after, new StepFacts(program.locations().get(step), cpu, null));
    }

    private Explanation explain(int property, State before, State after, StepFacts step) {
        Evaluator evaluator = new Evaluator(before::slot, after::slot, step);
        Grounder grounder = new Grounder(model, scenario.spec().variables());
        try {
            return new Explainer(scenario, program, grounder, evaluator).of(properties.get(property));
        } catch (Undefined e) {
            throw error(scenario, e.span(), String.valueOf(e.getMessage()), "");
        }
    }

    /**
     * Whether a state (or with a step number not below 0 a step) decides a property, by the reference evaluator: false means
     * that a violation or witness is not there after all.
     */
    public boolean decides(int property, State before, int step, int cpu, @Nullable State after) {
        StepFacts facts =
                step < 0 ? StepFacts.NO_STEP : new StepFacts(program.locations().get(step), cpu, null);
        State later = after == null ? before : after;
        try {
            return new Evaluator(before::slot, later::slot, facts).isTrue(conditions.get(property));
        } catch (Undefined e) {
            throw error(scenario, e.span(), String.valueOf(e.getMessage()), "");
        }
    }
}
