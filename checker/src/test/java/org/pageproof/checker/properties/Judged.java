package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.NoValue;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.Interpreter.Told;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/**
 * Asks the judge, which walks over the typed claims as they stand, about every state and every step of a small scenario, and compares
 * what it says with what the unrolled claims say of the same state or step.
 */
final class Judged {
    private final Properties properties;
    private final StepProgram program;
    private final Judge judge;
    private final LiveView view;
    private final UnaryOperator<LiveStep> glasses;
    private final Set<Integer> decided = new HashSet<>();
    private final Set<Integer> withoutValue = new HashSet<>();

    private Judged(Checked checked, Judge judge, LiveView view, UnaryOperator<LiveStep> glasses) {
        this.glasses = glasses;
        this.properties = checked.properties;
        this.program = checked.program;
        this.judge = judge;
        this.view = view;
    }

    static Judged of(Checked checked) {
        return through(checked, s -> s);
    }

    /** A judge who sees steps through glasses. */
    static Judged through(Checked checked, UnaryOperator<LiveStep> glasses) {
        LiveView view = new LiveView(checked.program, checked.scenario.spec().schema());
        return new Judged(checked, Judge.of(checked.scenario, view.shape()), view, glasses);
    }

    /**
     * Goes through the states.
     *
     * @return whether there are no more than {@code most}
     */
    boolean all(int most) {
        Interpreter interpreter = new Interpreter(program);
        Set<State> seen = new HashSet<>();
        Deque<State> open = new ArrayDeque<>();
        for (int i = 0; i < program.starts(); i++) {
            if (seen.add(program.start(i))) {
                open.add(program.start(i));
            }
            state(program.start(i), true);
        }
        while (!open.isEmpty()) {
            State before = open.remove();
            for (int cpu = 0; cpu < program.cpus(); cpu++) {
                for (Told told : interpreter.transitions(before, cpu, view.methods())) {
                    State next = told.outcome().next();
                    if (next == null) {
                        continue;
                    }
                    step(before, told, next);
                    if (seen.add(next)) {
                        state(next, false);
                        open.add(next);
                    }
                    if (seen.size() > most) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The names of the properties that some state or step decides. */
    List<String> decided() {
        return names(decided);
    }

    /** The names of the properties that have no value somewhere. */
    List<String> withoutValue() {
        return names(withoutValue);
    }

    private List<String> names(Set<Integer> numbers) {
        List<String> names = new ArrayList<>();
        for (int p = 0; p < properties.size(); p++) {
            if (numbers.contains(p)) {
                names.add(properties.get(p).name());
            }
        }
        return names;
    }

    private void state(State s, boolean first) {
        LiveState live = view.state(s);
        for (int i = 0; i < properties.size(); i++) {
            int number = i;
            Property p = properties.get(i);
            boolean asked = !p.ofStep()
                    || (first && p.lifecycle() != null && p.lifecycle().start() != null);
            if (asked && !(p.moment() instanceof Moment.OnCall)) {
                compare(
                        number,
                        () -> first ? judge.decidesFirst(p, live) : judge.decides(p, live),
                        () -> properties.decides(number, s));
            }
        }
    }

    private void step(State before, Told told, State next) {
        @Nullable LiveStep live = null;
        for (int i = 0; i < properties.size(); i++) {
            int number = i;
            Property p = properties.get(i);
            if (p.ofStep() || p.moment() instanceof Moment.OnCall) {
                LiveStep step = live == null ? glasses.apply(view.step(before, told, next)) : live;
                live = step;
                compare(
                        number,
                        () -> judge.decides(p, step),
                        () -> properties.explain(number, before, told.outcome()).isPresent());
            }
        }
    }

    private void compare(int property, BooleanSupplier judged, BooleanSupplier searched) {
        @Nullable Boolean left = answer(judged);
        assertEquals(left, answer(searched), () -> "the judge and the search on " + properties.get(property));
        if (left == null) {
            withoutValue.add(property);
        } else if (left) {
            decided.add(property);
        }
    }

    private static @Nullable Boolean answer(BooleanSupplier asked) {
        try {
            return asked.getAsBoolean();
        } catch (NoValue | NoValueError e) {
            return null;
        }
    }
}
