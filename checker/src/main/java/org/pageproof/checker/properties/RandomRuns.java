package org.pageproof.checker.properties;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/** Runs made at random, the same ones each time, in which a monitor looks for something. What no run shows may happen all the same. */
final class RandomRuns {
    private final StepProgram program;
    private final Monitor monitor;
    private final Set<BuiltIn> ended = EnumSet.noneOf(BuiltIn.class);
    private final long[] before;
    private final long[] after;
    private long open;

    /** @param open the monitor's properties that are looked for */
    RandomRuns(StepProgram program, Monitor monitor, long open) {
        this.program = program;
        this.monitor = monitor;
        this.open = open;
        this.before = new long[program.words()];
        this.after = new long[program.words()];
    }

    /**
     * Makes runs until everything is found.
     *
     * @param steps of each
     * @param over asked now and then; when true no more runs are made
     */
    void run(int runs, int steps, BooleanSupplier over) {
        Random random = new Random(1);
        for (int r = 0; r < runs && open != 0 && !over.getAsBoolean(); r++) {
            run(program.start(r % program.starts()), steps, random, over);
        }
    }

    private void run(State start, int steps, Random random, BooleanSupplier over) {
        State state = start;
        program.pack(state, before, 0);
        look(Monitor.NO_LOCATION, before);
        for (int i = 0; i < steps && open != 0 && !over.getAsBoolean(); i++) {
            List<Outcome> possible;
            try {
                List<Outcome> all = program.outcomes(state);
                all.forEach(this::note);
                possible = all.stream().filter(o -> o.next() != null).toList();
            } catch (LocalBudgetExceeded e) {
                return;
            }
            if (possible.isEmpty()) {
                return;
            }
            Outcome made = possible.get(random.nextInt(possible.size()));
            state = Objects.requireNonNull(made.next());
            program.pack(state, after, 0);
            int step = program.number(made.step());
            long ofSteps = open & monitor.transitionProperties();
            if (ofSteps != 0) {
                open &= ~monitor.transition(
                        ofSteps, before, 0, step, made.step().cpu(), after, 0);
            }
            look(step, after);
            System.arraycopy(after, 0, before, 0, after.length);
        }
    }

    private void note(Outcome outcome) {
        Step.Violation violation = outcome.step().violation();
        if (violation != null) {
            ended.add(violation.property());
        }
    }

    private void look(int step, long[] state) {
        long ofStates = open & monitor.stateProperties();
        if (ofStates != 0) {
            open &= ~monitor.state(ofStates, step, state, 0);
        }
    }

    /** What was not found, of what was looked for. */
    long open() {
        return open;
    }

    /** What steps violated that lead nowhere. */
    Set<BuiltIn> ended() {
        return ended;
    }
}
