package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Free;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.Model;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Severity;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Expr;

/**
 * The states of which {@code start where} is true: combinations of values of what the expression reads, all else as the
 * constructor leaves it. A value that one conjunct excludes by itself is in none of them; and each conjunct is looked at as soon as
 * everything that it reads has a value.
 */
public final class StartStates {
    private static final int MOST_TRIES = 2_000_000;
    private static final int MOST_STATES = 100_000;

    private final ResolvedScenario scenario;
    private final StepProgram program;
    private final Expr where;
    private final State constructed;
    private final long[] values;
    private final List<Integer> slots = new ArrayList<>();
    private final List<List<Long>> candidates = new ArrayList<>();

    /** By position in {@code slots}: the conjuncts that can be decided once it has a value. */
    private final List<List<Ground>> decidable = new ArrayList<>();

    private List<Ground> conjuncts = List.of();
    private final List<Map<String, Long>> found = new ArrayList<>();
    private int tries;

    private StartStates(ResolvedScenario scenario, StepProgram program) {
        this.scenario = scenario;
        this.program = program;
        this.where = Objects.requireNonNull(scenario.declared().start());
        this.constructed = program.initial();
        this.values = constructed.slots().clone();
    }

    /**
     * The states, each by the paths of the slots that the expression reads.
     *
     * @param program of the scenario without its start
     * @throws NoValueError when there is none or there are too many, or the values of a slot are not known
     */
    public static List<Map<String, Long>> of(ResolvedScenario scenario, StepProgram program) {
        StartStates s = new StartStates(scenario, program);
        s.prepare();
        s.choose(0);
        if (s.found.isEmpty()) {
            throw s.none();
        }
        return s.found;
    }

    private void prepare() {
        Free free = new Free(program);
        Model model = new Model(
                program.world(),
                new Inputs(program),
                program.parts().slotTable(),
                free::range,
                scenario.parameters(),
                scenario.constants());
        Ground condition = ground(new Grounder(model, scenario.spec().variables()));
        conjuncts = condition instanceof Ground.All a ? a.operands() : List.of(condition);
        Map<Integer, Long> masks = new HashMap<>(StepFold.masks(condition));
        masks.keySet().removeIf(s -> s >= constructed.slots().length || !free.isFree(s));
        Map<Integer, Integer> position = new HashMap<>();
        candidates(free, masks).forEach((slot, values) -> {
            position.put(slot, slots.size());
            slots.add(slot);
            candidates.add(values);
            decidable.add(new ArrayList<>());
        });
        for (Ground c : conjuncts) {
            BitSet reads = StepFold.reads(c);
            int last = reads.stream()
                    .filter(position::containsKey)
                    .map(s -> Objects.requireNonNull(position.get(s)))
                    .max()
                    .orElse(0);
            if (decidable.isEmpty() && !c.equals(Terms.FALSE)) {
                throw error("nothing of which this speaks can differ at the start", "leave the clause out");
            }
            if (decidable.isEmpty()) {
                throw none();
            }
            decidable.get(last).add(c);
        }
    }

    private SortedMap<Integer, List<Long>> candidates(Free free, Map<Integer, Long> masks) {
        try {
            return free.candidates(conjuncts, masks);
        } catch (Free.NotKnown e) {
            throw error(
                    "the values of " + e.path() + " are not known, or are too many to try",
                    "bound it with @Range in the model, compare its bit fields with numbers, or leave it out");
        }
    }

    private NoValueError none() {
        return error("no state satisfies this", "see what the model's constructor leaves, and what you bind");
    }

    private Ground ground(Grounder grounder) {
        try {
            return grounder.ground(where);
        } catch (Grounder.TooLarge t) {
            throw error(String.valueOf(t.getMessage()), "let it range over less");
        }
    }

    private void choose(int at) {
        if (at == slots.size()) {
            if (!conjuncts.stream().allMatch(c -> isTrue(c, true))) {
                return;
            }
            if (found.size() == MOST_STATES) {
                throw error("more than " + MOST_STATES + " states satisfy this", "bind more");
            }
            Map<String, Long> state = new TreeMap<>();
            slots.forEach(s -> state.put(program.slots().get(s).path(), values[s]));
            found.add(state);
            return;
        }
        for (long value : candidates.get(at)) {
            if (++tries > MOST_TRIES) {
                throw error(
                        "more than " + MOST_TRIES + " combinations of values would have to be tried",
                        "name fewer fields, or bind them one by one, joined with &&");
            }
            values[slots.get(at)] = value;
            if (decidable.get(at).stream().allMatch(c -> isTrue(c, false))) {
                choose(at + 1);
            }
        }
    }

    /**
     * Whether a conjunct is true of what has been chosen.
     *
     * @param last whether everything has; before that a conjunct without a value may stand behind one that is false
     */
    private boolean isTrue(Ground g, boolean last) {
        int n = values.length;
        Evaluator.Reading reading = input -> input < n ? values[input] : 0;
        try {
            return new Evaluator(reading, reading, StepFacts.NO_STEP).isTrue(g);
        } catch (Undefined e) {
            if (!last) {
                return true;
            }
            throw new NoValueError(new Diagnostic(
                    SpecError.UNDEFINED.code(),
                    Severity.ERROR,
                    scenario.spec().source(),
                    e.span(),
                    "in a state that is tried this has no value: " + e.getMessage(),
                    Guard.advice(scenario.spec().source(), e, "&&"),
                    ""));
        }
    }

    private NoValueError error(String message, String advice) {
        return new NoValueError(new Diagnostic(
                SpecError.NO_START.code(),
                Severity.ERROR,
                scenario.spec().source(),
                where.span(),
                message,
                advice,
                ""));
    }
}
