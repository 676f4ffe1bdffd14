package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** A scenario as terms: the variables of a state, every way through every step, and what is claimed. */
public final class ProofSystem {
    /**
     * What an engine that looks at single steps can judge of the always-checked properties. That local code ends is no more than
     * what everything rests on: code that does not is given up.
     */
    private static final Set<BuiltIn> JUDGED = EnumSet.of(
            BuiltIn.FITS, BuiltIn.BUG_ON, BuiltIn.NO_EXCEPTION, BuiltIn.LOCK_DISCIPLINE, BuiltIn.CALL_DEPTH, BuiltIn.LOCAL_CODE_ENDS);

    private final StepProgram program;
    private final Properties properties;
    private final TermBuilder terms = new TermBuilder();
    private final Variables variables;
    private final List<Step> steps = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final Map<String, String> notJudged = new LinkedHashMap<>();

    /**
     * A step that a CPU can make at one place.
     *
     * @param enabled that the CPU is there
     * @param ways through it
     */
    public record Step(int cpu, int from, @Nullable Start start, Term enabled, List<Way> ways) {
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
                    steps.add(new Step(cpu, -1, start, here, translator.from(cpu, start)));
                }
            }
            for (int location : program.parts().cpuLocations().of(cpu)) {
                if (!variables.isReached(cpu, location)) {
                    continue;
                }
                Term here = variables.isAt(cpu, location);
                steps.add(new Step(cpu, location, null, here, translator.from(cpu, location)));
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
        for (BuiltIn b : BuiltIn.values()) {
            if (JUDGED.contains(b)) {
                goals.add(new Goal.Always(b));
            } else {
                notJudged.put(b.specName(), "whether CPUs wait for each other is not asked of single steps");
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

    /** The properties that cannot be asked, with the reason. */
    public Map<String, String> notJudged() {
        return notJudged;
    }
}
