package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.steps.AnyNumber;
import org.pageproof.checker.prove.steps.CpuStates;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.StepTranslator;
import org.pageproof.checker.prove.steps.ValueRanges;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;

/**
 * A scenario as terms: the variables of a state, every way through every step, and what is claimed. Of the always-checked
 * properties {@code local_code_ends} is no more than what everything rests on: code that does not end is given up.
 */
public final class ProofSystem {
    private final StepProgram program;
    private final Properties properties;
    private final TermBuilder terms = new TermBuilder();
    private final Variables variables;
    private final List<Step> steps = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private Optional<Term> deadlock = Optional.empty();
    private @Nullable OwnFacts ownFacts;
    private @Nullable RegisterFacts registerFacts;
    private List<Goal.Guess> guesses = List.of();
    private final Map<String, String> notJudged = new LinkedHashMap<>();

    /**
     * A step that a CPU can make at one place.
     *
     * @param enabled that the CPU is there
     * @param ways through it
     * @param disabled that the step cannot be made although the CPU is there
     */
    public record Step(int cpu, int from, @Nullable Start start, Term enabled, List<Way> ways, Term disabled) {
        /** Copies the list. */
        public Step {
            ways = List.copyOf(ways);
        }
    }

    /** A way that ends at a location. */
    record Arrival(Way way, End.At at) {}

    private ProofSystem(StepProgram program, Properties properties, ValueRanges ranges) {
        this.program = program;
        this.properties = properties;
        this.variables = new Variables(program, terms, ranges, "");
    }

    /** The terms of a scenario, with the bounds that the step compiler inferred. */
    public static ProofSystem of(StepProgram program, Properties properties) {
        return of(program, properties, ValueRanges.inferred(program), () -> false);
    }

    /**
     * The same, as far as time allows.
     *
     * @param over asked now and then
     * @throws org.pageproof.checker.prove.term.OutOfTime when it was true
     */
    public static ProofSystem of(StepProgram program, Properties properties, BooleanSupplier over) {
        return of(program, properties, ValueRanges.inferred(program), over);
    }

    /** The terms of a scenario. */
    private static ProofSystem of(
            StepProgram program, Properties properties, ValueRanges ranges, BooleanSupplier over) {
        ProofSystem system = new ProofSystem(program, properties, ranges);
        system.terms.endWhen(over);
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            system.translate(cpu, null);
        }
        system.claim();
        system.claimDeadlock();
        return system;
    }

    /**
     * The terms of a scenario for any number of CPUs: steps of one CPU of each class, of which everybody's own states are known.
     *
     * @throws AnyNumber.NotKnown when nothing can be told of any number of CPUs
     */
    public static ProofSystem ofAnyNumber(StepProgram program, Properties properties, BooleanSupplier over)
            throws AnyNumber.NotKnown {
        AnyNumber any = AnyNumber.of(
                program, Objects.requireNonNull(properties.anyCpus()).named(), over);
        ProofSystem system = new ProofSystem(program, properties, any.ranges());
        system.terms.endWhen(over);
        any.steppers().forEach(cpu -> system.translate(cpu, any.states(cpu)));
        AnyNumber.requireApart(
                program, system.steps.stream().flatMap(s -> s.ways().stream()).toList());
        system.claim();
        system.notJudged.put(BuiltIn.NO_DEADLOCK.specName(), "it is not judged for any number of CPUs");
        system.ownFacts = new OwnFacts(system, any);
        system.registerFacts = new RegisterFacts(system);
        system.guesses = SampledRuns.unbroken(system, new MemoryGuesses(system, any).all());
        return system;
    }

    /** What is known of every state, beside the bounds of values; in a scenario for a number of CPUs nothing. */
    List<Term> known() {
        return ownFacts == null ? List.of() : ownFacts.ofAll();
    }

    /** What is known before a step, where the CPU makes it; in a scenario for a number of CPUs nothing. */
    List<Term> known(Step step) {
        if (ownFacts == null || registerFacts == null) {
            return List.of();
        }
        List<Term> all = new ArrayList<>(ownFacts.at(step.cpu(), step.from()));
        all.addAll(registerFacts.at(step.cpu(), step.from()));
        return all;
    }

    /** Variables that have their values of the start in a step of a CPU; in a scenario for a number of CPUs none. */
    Map<Term, Term> notBegun(int cpu) {
        return ownFacts == null ? Map.of() : ownFacts.notBegun(cpu);
    }

    /** What may be true of memory where a CPU is; in a scenario for a number of CPUs nothing. */
    List<Goal.Guess> guesses() {
        return guesses;
    }

    /** Whether it is for any number of CPUs. */
    boolean isForAny() {
        return ownFacts != null;
    }

    /** @param states in which the CPU can be; null in a scenario for a number of CPUs */
    private void translate(int cpu, @Nullable CpuStates states) {
        StepTranslator translator = new StepTranslator(program, variables, properties.watchedMethods());
        List<List<Start>> positions = program.parts().programs().get(cpu);
        for (int p = 0; p < positions.size(); p++) {
            Term here = terms.and(
                    variables.isAt(cpu, -1), terms.equal(variables.position(cpu), terms.constant(p, Variables.WIDE)));
            for (Start start : positions.get(p)) {
                StepTranslator.Followed f = translator.follow(cpu, -1, start);
                steps.add(new Step(cpu, -1, start, here, f.ways(), f.disabled()));
            }
        }
        for (int location : program.parts().cpuLocations().of(cpu)) {
            if (!variables.isReached(cpu, location)) {
                continue;
            }
            Term here = variables.isAt(cpu, location);
            StepTranslator.Followed f =
                    states == null ? translator.follow(cpu, location, null) : translator.follow(location, states);
            steps.add(new Step(cpu, location, null, here, f.ways(), f.disabled()));
        }
    }

    private void claim() {
        GoalTerms goalTerms = new GoalTerms(this);
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            Optional<String> untranslated = goalTerms.untranslated(i);
            if (properties.notForAny().containsKey(p.name())) {
                notJudged.put(p.name(), properties.notForAny().get(p.name()));
            } else if (untranslated.isPresent()) {
                notJudged.put(p.name(), untranslated.get());
            } else {
                goals.add(new Goal.OfSpec(i, p.name(), !p.ofStep()));
            }
        }
        for (BuiltIn b : BuiltIn.values()) {
            if (b != BuiltIn.NO_DEADLOCK) {
                goals.add(new Goal.Always(b));
            }
        }
    }

    private void claimDeadlock() {
        deadlock = new Deadlocks(this).anywhere();
        if (deadlock.isPresent()) {
            goals.add(new Goal.Always(BuiltIn.NO_DEADLOCK));
        } else {
            notJudged.put(
                    BuiltIn.NO_DEADLOCK.specName(),
                    "whether a CPU can go on depends on too many outcomes of choose, or on too many objects");
        }
    }

    public StepProgram program() {
        return program;
    }

    public Properties properties() {
        return properties;
    }

    public TermBuilder terms() {
        return terms;
    }

    /** Those of the state before a step. */
    public Variables variables() {
        return variables;
    }

    /** By CPU; first the starts of operations by position, then the locations. */
    public List<Step> steps() {
        return steps;
    }

    /** The ways that end at a location, of every step. */
    List<Arrival> arrivals() {
        List<Arrival> all = new ArrayList<>();
        for (Step step : steps) {
            for (Way way : step.ways()) {
                if (way.end() instanceof End.At at) {
                    all.add(new Arrival(way, at));
                }
            }
        }
        return all;
    }

    /** What can be asked here. */
    public List<Goal> goals() {
        return goals;
    }

    /** Whether it is to be reached, rather than kept. */
    public boolean isCover(Goal goal) {
        return goal instanceof Goal.OfSpec s && properties.get(s.number()).kind() == Property.Kind.COVER;
    }

    /** That CPUs wait for each other, or that none can go on, in a state; empty where that has no translation. */
    Optional<Term> deadlock() {
        return deadlock;
    }

    /** The properties that cannot be asked, with the reason. */
    public Map<String, String> notJudged() {
        return notJudged;
    }
}
