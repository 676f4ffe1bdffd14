package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.steps.StepTranslator;
import org.pageproof.checker.prove.steps.ValueRanges;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;
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

    private ProofSystem(StepProgram program, Properties properties, ValueRanges ranges) {
        this.program = program;
        this.properties = properties;
        this.variables = new Variables(program, terms, ranges, "");
    }

    /** The terms of a scenario, with the bounds that the step compiler inferred. */
    public static ProofSystem of(StepProgram program, Properties properties) {
        return of(program, properties, ValueRanges.inferred(program));
    }

    /** The terms of a scenario. */
    public static ProofSystem of(StepProgram program, Properties properties, ValueRanges ranges) {
        ProofSystem system = new ProofSystem(program, properties, ranges);
        system.translate();
        system.claim();
        return system;
    }

    private void translate() {
        StepTranslator translator = new StepTranslator(program, variables, new BitSet());
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            List<List<Start>> positions = program.parts().programs().get(cpu);
            for (int p = 0; p < positions.size(); p++) {
                Term here = terms.and(
                        variables.isAt(cpu, -1),
                        terms.equal(variables.position(cpu), terms.constant(p, Variables.WIDE)));
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
                StepTranslator.Followed f = translator.follow(cpu, location, null);
                steps.add(new Step(cpu, location, null, here, f.ways(), f.disabled()));
            }
        }
    }

    private void claim() {
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            if (p.moment() instanceof Moment.OnCall) {
                notJudged.put(p.name(), "claims about calls are not translated");
            } else {
                goals.add(new Goal.OfSpec(i, p.name(), !p.ofStep()));
            }
        }
        deadlock = new Deadlocks(this).anywhere();
        for (BuiltIn b : BuiltIn.values()) {
            if (b != BuiltIn.NO_DEADLOCK || deadlock.isPresent()) {
                goals.add(new Goal.Always(b));
            } else {
                notJudged.put(
                        b.specName(), "whether a CPU can go on depends on outcomes of choose, or on too many objects");
            }
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

    /** What can be asked here. */
    public List<Goal> goals() {
        return goals;
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
