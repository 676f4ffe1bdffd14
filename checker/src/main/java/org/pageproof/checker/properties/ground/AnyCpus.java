package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.CpuParts;
import org.pageproof.checker.steps.world.World;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Quantified;

/**
 * The CPUs of a scenario for any number of CPUs. Claims are unrolled over some of them, the named ones; the last CPU of the program
 * stands for whoever else holds a lock. Of all that are not named claims know sums: for each sum over the CPUs an input of its own
 * is what they add up to. A step of a named CPU does not change it, since what is summed is a CPU's own.
 */
public final class AnyCpus {
    /** What others can add up to. */
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(61);

    /** What one CPU can add, so that there can be 2^29 of them. */
    private static final BigInteger MOST_OF_ONE = BigInteger.valueOf(0xffff_ffffL);

    /** Between what bounds a ghost is that is taken for an integer. */
    public static final Range UNBOUNDED = Range.of(-(1L << 61), 1L << 61);

    /** Where such a ghost can begin, at most, so that as many CPUs can add to it. */
    public static final long MOST_AT_START = 1L << 60;

    private final StepProgram program;
    private final Inputs inputs;
    private final String type;
    private final @Nullable String number;
    private final int named;
    private final List<List<Ground>> sums = new ArrayList<>();

    AnyCpus(StepProgram program, Inputs inputs, ModelSchema schema) {
        this.program = program;
        this.inputs = inputs;
        this.type = schema.cpuType().orElseThrow();
        this.number = schema.cpus();
        this.named = namedOf(program);
    }

    /** Two of each class: one that makes a step, and one that a claim speaks of besides. Who else there is comes after them. */
    private static int namedOf(StepProgram program) {
        Map<String, Object> statics = program.parts().statics();
        World world = program.parts().instance().world(statics);
        boolean alike = CpuParts.of(world, statics).classes().stream().allMatch(c -> c == 0);
        return alike ? 2 : ScenarioResolver.CPUS_OF_ANY - 1;
    }

    /** Whether it may be taken for an integer without bounds, if every step moves it by a constant. */
    public static boolean canCount(Slot slot) {
        return slot.kind() == Slot.Kind.GHOST && slot.meaning() instanceof Meaning.Int && slot.min() < slot.max();
    }

    /** How many CPUs claims are unrolled over, the first ones. */
    public int named() {
        return named;
    }

    /**
     * That a claim can be told of any number of CPUs.
     *
     * @throws NotForAny when it cannot
     */
    public void requireForAny(Expr claim) {
        ForAnyCpus.check(claim, type, number);
    }

    /** Whether a set is that of all CPUs. */
    boolean isOver(Domain domain) {
        return domain instanceof Domain.Elements e
                && e.array().type() instanceof ArrayType a
                && a.element() instanceof RefType r
                && r.object().equals(type);
    }

    /** Whether some of what a quantifier is about are the CPUs. */
    boolean isOver(Quantified q) {
        return q.binders().stream().anyMatch(b -> isOver(b.domain()));
    }

    /** A claim means something that cannot be told of any number of CPUs. */
    public static final class NotForAny extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Span span;

        public NotForAny(Span span, String message) {
            super(message, null, false, false);
            this.span = span;
        }

        public Span span() {
            return span;
        }
    }

    boolean isNamed(int cpu) {
        return cpu < named;
    }

    /**
     * What the CPUs that are not named add to a sum.
     *
     * @param terms what each of the named ones adds
     */
    Ground rest(List<Ground> terms, Span span) {
        List<Ground> key = new ArrayList<>();
        BigInteger most = BigInteger.ZERO;
        for (int cpu = 0; cpu < terms.size(); cpu++) {
            Ground term = before(terms.get(cpu));
            if (term.range().low().signum() < 0) {
                throw new NotForAny(span, "a sum over any number of CPUs must not have negative parts");
            }
            int c = cpu;
            // Also what another term before the step says nothing of, such as a comparison of a word with what it was.
            StepFold.reads(terms.get(cpu)).stream()
                    .filter(i -> !isOwn(c, i))
                    .findFirst()
                    .ifPresent(i -> {
                        throw new NotForAny(span, "a sum over any number of CPUs can only read what is each CPU's own");
                    });
            if (!AlwaysAValue.isSure(program, inputs, term)) {
                throw new NotForAny(span, "a sum over any number of CPUs must not have parts without a value");
            }
            key.add(term);
            most = most.max(term.range().high());
        }
        if (most.signum() == 0) {
            return Terms.constant(0);
        }
        if (most.compareTo(MOST_OF_ONE) > 0) {
            throw new NotForAny(
                    span,
                    "to a sum over any number of CPUs each must add less than " + MOST_OF_ONE.add(BigInteger.ONE));
        }
        for (Ground term : key) {
            requireNothingAtStart(term, span);
        }
        int number = sums.indexOf(key);
        if (number < 0) {
            number = sums.size();
            sums.add(List.copyOf(key));
        }
        return new Ground.Slot(inputs.rest(number), false, new Interval(BigInteger.ZERO, MOST));
    }

    /** Then a CPU that never begins adds nothing, so that it makes no difference how many of those there are. */
    private void requireNothingAtStart(Ground term, Span span) {
        Evaluator.Reading start = inputs.of(program.start(0));
        BigInteger value;
        try {
            value = new Evaluator(start, start, StepFacts.NO_STEP).value(term);
        } catch (Undefined e) {
            throw new NotForAny(span, "of any number of CPUs this has no value at the start");
        }
        if (value.signum() != 0) {
            throw new NotForAny(
                    span,
                    "each CPU adds " + value
                            + " to this at the start; what any number of them add up to is then not known");
        }
    }

    private boolean isOwn(int cpu, int input) {
        return inputs.isLocal(input)
                ? inputs.local(input).cpu() == cpu
                : input == inputs.place(cpu) || program.owned(cpu).get(input);
    }

    /** The term before the step, wherever it is written. */
    private static Ground before(Ground g) {
        if (g instanceof Ground.Slot s) {
            return new Ground.Slot(s.slot(), false, s.range());
        } else if (g instanceof Ground.Bits b) {
            return new Ground.Bits(b.slot(), false, b.shift(), b.width());
        }
        Ground made = Terms.children(g).isEmpty() ? g : Terms.rebuild(g, AnyCpus::before);
        return made instanceof Ground.Arith a
                ? new Ground.Arith(a.op(), a.left(), a.right(), a.range(), Span.NOWHERE)
                : made;
    }

    /** By number of a sum: what each named CPU adds to it. */
    public List<List<Ground>> sums() {
        return List.copyOf(sums);
    }
}
