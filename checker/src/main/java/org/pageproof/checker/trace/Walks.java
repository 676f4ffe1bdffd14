package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Walks through a step program, each made again on the real classes, which are compared in every value after every step. Engines
 * that count states and decide properties can agree although a value is wrong that no claim looks at; a walk sees it.
 *
 * <p>A walk takes the step that was taken least often so far, and one at random of those: kinds of steps that can be made are soon
 * all made.
 */
public final class Walks {
    /** Some scenarios end after a few steps. */
    private static final int MOST_WALKS = 60;

    private static final int LONGEST = 200;

    private final StepProgram program;
    private final Random random;
    private final Map<List<Object>, Integer> taken = new HashMap<>();

    private Walks(StepProgram program, long seed) {
        this.program = program;
        this.random = new Random(seed);
    }

    /**
     * Walks from each state to start in, in turn, until so many steps have been made.
     *
     * @param steps of all walks together
     * @param seed decides which ones
     * @return how the real classes differ from the step program, in words; empty when they do not
     */
    public static Optional<String> differ(StepProgram program, int steps, long seed) {
        Walks w = new Walks(program, seed);
        int made = 0;
        for (int i = 0; i < MOST_WALKS && made < steps; i++) {
            Run run = w.walk(i % program.starts(), Math.min(LONGEST, steps - made));
            made += run.length();
            Replayed replayed = new JvmReplay(program).run(run, false);
            if (!replayed.same()) {
                return Optional.of(String.join("; ", replayed.says()));
            }
        }
        return Optional.empty();
    }

    private Run walk(int start, int steps) {
        State state = program.start(start);
        State first = state;
        List<Outcome> made = new ArrayList<>();
        while (state != null && made.size() < steps) {
            List<Outcome> possible = new ArrayList<>(program.outcomes(state));
            if (possible.isEmpty()) {
                break;
            }
            Collections.shuffle(possible, random);
            Outcome next =
                    Collections.min(possible, Comparator.comparingInt(o -> taken.getOrDefault(kind(o.step()), 0)));
            taken.merge(kind(next.step()), 1, Integer::sum);
            made.add(next);
            state = next.next();
        }
        return new Run(first, made);
    }

    private List<Object> kind(Step s) {
        return List.of(s.cpu(), program.number(s), s.starts(), s.arguments(), s.choices());
    }
}
