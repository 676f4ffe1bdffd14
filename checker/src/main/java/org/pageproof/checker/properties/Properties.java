package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.ground.AnyCpus;
import org.pageproof.checker.properties.ground.CallRanges;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.Model;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.KeptArguments;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Severity;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Moment;
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

    /** The property of each premise. */
    private final Map<Integer, Integer> owners = new HashMap<>();

    private final Inputs inputs;
    private final Map<String, String> notForAny = new LinkedHashMap<>();

    /** What the first state of a lifecycle must not be, by number of the property. */
    private final Map<Integer, Ground> wrongStarts = new HashMap<>();

    /** The moves of all lifecycles, with the property that each belongs to. */
    private final List<ListedMove> moves = new ArrayList<>();

    /** Per monitor number, the condition under which it is decided. */
    private final List<Ground> conditions = new ArrayList<>();

    private final List<Boolean> ofStep = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final StepWatch watch;
    private final PropertyMonitor monitor;

    private record ListedMove(int property, Lifecycle.Move move, Ground condition) {}

    private Properties(ResolvedScenario scenario, StepProgram program, List<Property> properties) {
        this.scenario = scenario;
        this.program = program;
        this.model = Model.of(program, scenario);
        this.inputs = new Inputs(program);
        this.properties = properties;
        Grounder grounder = new Grounder(model, scenario.spec().variables());
        CallRanges calls = new CallRanges(program);
        for (Property p : properties) {
            if (p.moment() instanceof Moment.OnCall call) {
                grounder.bind(call, calls);
            }
            Ground body = body(p, grounder);
            requireNoPlaces(p, body);
            conditions.add(atMoment(p, p.kind() == Property.Kind.COVER ? body : Terms.not(body), grounder));
            ofStep.add(p.ofStep());
            moments.add(p.moment());
            lifecycle(p, grounder);
        }
        for (int i = 0; model.anyCpus() == null && i < properties.size(); i++) {
            Property p = properties.get(i);
            Expr premise = p.kind() == Property.Kind.COVER ? null : Premise.of(p);
            Ground condition = premise == null ? Terms.TRUE : ground(grounder, premise);
            condition = atMoment(p, condition, grounder);
            boolean onCall = p.moment() instanceof Moment.OnCall && p.kind() != Property.Kind.COVER;
            if (onCall || !condition.equals(Terms.TRUE)) {
                if (conditions.size() == Monitor.MAX_PROPERTIES) {
                    throw tooMany(scenario, properties.get(i));
                }
                premises.put(i, conditions.size());
                owners.put(conditions.size(), i);
                conditions.add(condition);
                ofStep.add(properties.get(i).ofStep());
                moments.add(p.moment());
            }
        }
        this.watch = watch(calls);
        this.monitor = monitor();
    }

    /**
     * The properties that the scenario checks.
     *
     * @throws NoValueError when one of them cannot be unrolled, or there are too many
     */
    public static Properties of(ResolvedScenario scenario, StepProgram program) {
        return of(scenario, program, checked(scenario));
    }

    /** The arguments that have to stay in the state because properties of the scenario speak of them when a call returns. */
    public static List<KeptArguments> kept(ResolvedScenario scenario) {
        List<KeptArguments> all = new ArrayList<>();
        for (Property p : checked(scenario)) {
            if (p.moment() instanceof Moment.OnCall call && call.returns()) {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 0; i < call.arguments().size(); i++) {
                    if (call.arguments().get(i) != null) {
                        numbers.add(i);
                    }
                }
                all.add(new KeptArguments(call.function(), call.operation(), call.parameters(), numbers));
            }
        }
        return all;
    }

    private static List<Property> checked(ResolvedScenario scenario) {
        List<String> checks = scenario.declared().checks();
        return scenario.spec().properties().stream()
                .filter(p -> checks == null || checks.contains(p.name()))
                .toList();
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

    /**
     * Some of these properties, of the CPUs that the program has and no others.
     *
     * @param numbers of these
     * @throws NoValueError when one of them cannot be unrolled, or there are too many
     */
    public Properties ofItsCpus(List<Integer> numbers) {
        return of(scenario.ofItsCpus(), program, numbers.stream().map(this::get).toList());
    }

    /** Whether there may be states or steps of which a property says nothing: it has a premise, or is about calls. */
    public boolean hasPremise(int property) {
        Property p = get(property);
        boolean claims = p.kind() != Property.Kind.COVER;
        return claims && (p.moment() instanceof Moment.OnCall || Premise.of(p) != null);
    }

    private static NoValueError tooMany(ResolvedScenario scenario, Property first) {
        return error(
                scenario,
                first.span(),
                "a scenario can check " + Monitor.MAX_PROPERTIES
                        + " properties, where one with a premise counts twice, and this is one more",
                "name those that it checks with \"check\", and make another scenario for the others");
    }

    /** The condition, at the moment of which the property speaks. */
    private Ground atMoment(Property p, Ground condition, Grounder grounder) {
        return p.moment() instanceof Moment.AtRestOnly
                ? Terms.all(List.of(ground(grounder, new AtRest(p.span())), condition))
                : condition;
    }

    /** The claim; what cannot be told of any number of CPUs counts as true, and {@link #notForAny} says why. */
    private Ground body(Property p, Grounder grounder) {
        AnyCpus any = model.anyCpus();
        if (any == null) {
            return ground(grounder, p.body());
        }
        try {
            if (p.kind() == Property.Kind.COVER) {
                throw new AnyCpus.NotForAny(p.span(), "what is reached is reached by some number of CPUs");
            } else if (!(p.moment() instanceof Moment.Always)) {
                throw new AnyCpus.NotForAny(
                        p.span(), "claims about calls, and at rest, are not for any number of CPUs");
            }
            Expr start = p.lifecycle() == null ? null : p.lifecycle().start();
            if (start != null) {
                any.requireForAny(start);
                grounder.ground(start);
            }
            any.requireForAny(p.body());
            return grounder.ground(p.body());
        } catch (AnyCpus.NotForAny e) {
            return notForAny(p, e.span(), e);
        } catch (Grounder.TooLarge e) {
            return notForAny(p, e.span(), e);
        }
    }

    private Ground notForAny(Property p, Span at, Exception why) {
        notForAny.put(p.name(), place(at) + ": " + why.getMessage());
        return Terms.TRUE;
    }

    /** Why properties have no meaning for any number of CPUs, by name; in other scenarios there are none. */
    public Map<String, String> notForAny() {
        return notForAny;
    }

    /** The CPUs of a scenario for any number of CPUs; null for other scenarios. */
    public @Nullable AnyCpus anyCpus() {
        return model.anyCpus();
    }

    /** In the middle of a step the CPUs are at no places; a definition may say where they are all the same. */
    private void requireNoPlaces(Property p, Ground body) {
        if (p.moment() instanceof Moment.OnCall && StepFold.reads(body).stream().anyMatch(inputs::isPlace)) {
            throw error(
                    scenario,
                    p.span(),
                    "a claim about a call cannot say where CPUs are, and a definition that it uses does",
                    "a CPU is at its places between steps; \"by f\" says what the call is made from");
        }
    }

    private StepWatch watch(CallRanges calls) {
        List<StepWatch.Claim> claims = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (StepWatch.isOf(conditions.get(i), moments.get(i))) {
                Moment.OnCall call = moments.get(i) instanceof Moment.OnCall c ? c : null;
                claims.add(StepWatch.Claim.of(i, conditions.get(i), call, calls));
            }
        }
        return new StepWatch(program, inputs, claims, this::noValue);
    }

    private void lifecycle(Property p, Grounder grounder) {
        Lifecycle l = p.lifecycle();
        int number = conditions.size() - 1;
        if (l != null && !notForAny.containsKey(p.name())) {
            Expr start = l.start();
            if (start != null) {
                wrongStarts.put(number, Terms.not(ground(grounder, start)));
            }
            l.moves().forEach(m -> moves.add(new ListedMove(number, m, ground(grounder, m.happens()))));
        }
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

    /** What the spec says at a place, on one line. */
    public String source(Span span) {
        return scenario.spec().source().slice(span).replaceAll("\\s+", " ");
    }

    /** Where something stands in the spec: file, line and column. */
    public String place(Span span) {
        SourceText text = scenario.spec().source().at(span.start());
        return text.file() + ":" + text.line(span.start()) + ":" + text.column(span.start());
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

    /** The moves that a lifecycle lists and that no step so far has made; empty for other properties. */
    public List<Lifecycle.Move> neverMade(int property) {
        List<Lifecycle.Move> never = new ArrayList<>();
        for (int m = 0; m < moves.size(); m++) {
            if (moves.get(m).property() == property && !monitor.noted(m)) {
                never.add(moves.get(m).move());
            }
        }
        return never;
    }

    /** Whether nothing in this scenario can make the property false: its quantifiers range over nothing, for example. */
    public boolean cannotFail(int property) {
        return properties.get(property).kind() != Property.Kind.COVER
                && conditions.get(property).equals(Terms.FALSE);
    }

    /**
     * The condition under which a property is decided, in a state or of a step or at a call: for engines that translate it
     * themselves.
     */
    public Ground condition(int property) {
        return conditions.get(property);
    }

    /** What a state to start in must not be, beside the condition; empty where the property does not speak of it. */
    public Optional<Ground> wrongStart(int property) {
        return Optional.ofNullable(wrongStarts.get(property));
    }

    private PropertyMonitor monitor() {
        Units units = new Units();
        Units.Collector all = new Units.Collector(units);
        Units.Collector initial = new Units.Collector(units);
        for (int p = 0; p < conditions.size(); p++) {
            if (!ofStep.get(p)) {
                all.add(conditions.get(p), p);
                // Being at rest before anything has been done shows nothing of what the operations leave behind.
                if (p < size() || !(get(Objects.requireNonNull(owners.get(p))).moment() instanceof Moment.AtRestOnly)) {
                    initial.add(conditions.get(p), p);
                }
            } else if (wrongStarts.containsKey(p)) {
                initial.add(Objects.requireNonNull(wrongStarts.get(p)), p);
            }
        }
        List<StepUnits> stepUnits = conditions.stream().map(StepUnits::new).toList();
        List<StepUnits> moveUnits =
                moves.stream().map(m -> new StepUnits(m.condition())).toList();
        List<PropertyMonitor.Plans> plans = new ArrayList<>();
        for (int l = 0; l < program.locations().size(); l++) {
            List<Units.Plan> steps = new ArrayList<>();
            List<Units.Plan> notes = new ArrayList<>();
            for (int c = 0; c < program.cpus(); c++) {
                StepFacts facts = facts(l, c);
                Units.Collector ofSteps = new Units.Collector(units);
                Units.Collector ofMoves = new Units.Collector(units);
                for (int p = 0; p < conditions.size(); p++) {
                    if (ofStep.get(p) && (watch.mask(l, c) & 1L << p) == 0 && !isOnCall(p)) {
                        ofSteps.add(stepUnits.get(p).of(facts, units), p);
                    }
                }
                for (int m = 0; m < moves.size(); m++) {
                    ofMoves.add(moveUnits.get(m).of(facts, units), m);
                }
                steps.add(ofSteps.plan());
                notes.add(ofMoves.plan());
            }
            plans.add(new PropertyMonitor.Plans(changed(all.plan(), units, inputs.writes(l)), steps, notes));
        }
        UnitCode code = units.compile(inputs::field);
        return new PropertyMonitor(ofStep, wrongStarts.keySet(), code, initial.plan(), plans, watch, this::noValue);
    }

    private boolean isOnCall(int number) {
        return moments.get(number) instanceof Moment.OnCall;
    }

    /** The methods of whose calls some property speaks, by number. */
    public BitSet watchedMethods() {
        return watch.methods();
    }

    /** The methods of whose calls this property speaks, by number. */
    public BitSet watchedMethods(int property) {
        return watch.methods(property);
    }

    /** What is known of a step at a call that it makes, by the number of the call path. */
    public StepFacts atCall(int path, int cpu) {
        return watch.facts(path, cpu);
    }

    /** Whether the function of which a property speaks was called in the search. True of other properties. */
    public boolean wasCalled(int property) {
        int premise = premise(property);
        return !isOnCall(property) || watch.wasCalled(property) || (premise >= 0 && watch.wasCalled(premise));
    }

    /** Whether two steps between the same states can differ in what they say of a property. */
    public boolean dependsOnStep(int property) {
        return watch.knows(property);
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

    private StepFacts facts(int location, int cpu) {
        BitSet cpus = new BitSet();
        cpus.set(cpu);
        return new StepFacts(program.locations().get(location), cpu, inputs.writes(location, cpus), null);
    }

    /** What the user is told when a property has no value; null for a premise, which then counts as reached. */
    private @Nullable NoValueError noValue(
            int property, int location, int cpu, long[] before, int beforeAt, long[] after, int afterAt) {
        if (property >= size()) {
            return null;
        }
        StepFacts step = cpu < 0 ? StepFacts.NO_STEP : facts(location, cpu);
        Evaluator evaluator = new Evaluator(
                LargeNumbers.packed(inputs::field, before, beforeAt),
                LargeNumbers.packed(inputs::field, after, afterAt),
                step);
        try {
            evaluator.isTrue(conditions.get(property));
            throw new ToolError(
                    "generated code finds no value of " + get(property).name() + ", the evaluator does");
        } catch (Undefined e) {
            return noValue(property, e);
        }
    }

    private @Nullable NoValueError noValue(int property, Undefined e) {
        return property >= size()
                ? null
                : error(
                        scenario,
                        e.span(),
                        "in a reachable state this has no value: " + e.getMessage(),
                        Guard.advice(scenario.spec().source(), e, "=>"));
    }

    /**
     * Why a state decides a property: violates an invariant, or reaches a cover.
     *
     * @throws NoValueError when it has no value there
     */
    public Explanation explain(int property, State state) {
        Evaluator evaluator = new Evaluator(inputs.of(state), inputs.of(state), StepFacts.NO_STEP);
        return explain(property, evaluator, true);
    }

    /**
     * Why a step decides a property; empty when it does not after all, by the reference evaluator.
     *
     * @param outcome the step and where it leads
     * @throws NoValueError when it has no value there
     */
    public Optional<Explanation> explain(int property, State before, Outcome outcome) {
        Step step = outcome.step();
        State after = outcome.next();
        if (after == null) {
            return Optional.empty();
        }
        int number = program.number(step);
        StepFacts facts = StepWatch.facts(step, program.locations().get(number));
        Evaluator evaluator = new Evaluator(inputs.of(before), inputs.of(after), facts);
        try {
            if (moments.get(property) instanceof Moment.OnCall call) {
                return watch.deciding(property, before, outcome)
                        .map(e -> explain(property, watch.evaluator(e, call, step.cpu()), false));
            }
            return evaluator.isTrue(conditions.get(property))
                    ? Optional.of(explain(property, evaluator, false))
                    : Optional.empty();
        } catch (Undefined e) {
            throw error(scenario, e.span(), String.valueOf(e.getMessage()), "");
        }
    }

    private Explanation explain(int property, Evaluator evaluator, boolean ofState) {
        Grounder grounder = new Grounder(model, scenario.spec().variables());
        Property p = properties.get(property);
        try {
            Explainer explainer = new Explainer(scenario, program, grounder, evaluator);
            if (p.moment() instanceof Moment.OnCall call) {
                grounder.bind(call, new CallRanges(program));
                return explainer.of(p, call.variables());
            }
            return p.lifecycle() == null ? explainer.of(p, List.of()) : explainer.of(p, p.lifecycle(), ofState);
        } catch (Undefined e) {
            throw error(scenario, e.span(), String.valueOf(e.getMessage()), "");
        }
    }

    /**
     * Whether a state decides a property, by the reference evaluator: false means that a violation or witness is not there
     * after all.
     */
    public boolean decides(int property, State state) {
        try {
            Ground wrongStart = wrongStarts.get(property);
            Ground condition = wrongStart == null ? conditions.get(property) : wrongStart;
            return new Evaluator(inputs.of(state), inputs.of(state), StepFacts.NO_STEP).isTrue(condition);
        } catch (Undefined e) {
            throw error(scenario, e.span(), String.valueOf(e.getMessage()), "");
        }
    }
}
