package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Runs made at random, the same ones each time, that show of properties that they could have failed: what stands before {@code =>}
 * happens, or what they speak of is called. A proof says nothing of that. What no run shows may happen all the same.
 */
public final class PremiseRuns {
    private static final int RUNS = 30;
    private static final int STEPS = 200;

    /** With its premise each counts twice. */
    private static final int AT_A_TIME = Monitor.MAX_PROPERTIES / 2;

    private final StepProgram program;
    private final Monitor monitor;
    private final long[] before;
    private final long[] after;
    private long open;

    private PremiseRuns(StepProgram program, Monitor monitor, long open) {
        this.program = program;
        this.monitor = monitor;
        this.open = open;
        this.before = new long[program.words()];
        this.after = new long[program.words()];
    }

    /**
     * Those of the properties that no run showed to say anything.
     *
     * @param asked their numbers
     * @param over asked now and then; when true no more runs are made
     */
    public static List<Integer> unseen(
            StepProgram program, Properties properties, List<Integer> asked, BooleanSupplier over) {
        List<Integer> all = asked.stream().filter(properties::hasPremise).toList();
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_A_TIME) {
            List<Integer> part = all.subList(i, Math.min(all.size(), i + AT_A_TIME));
            try {
                unseen.addAll(ofPart(program, properties, part, over));
            } catch (NoValueError e) {
                // It cannot be asked of so many CPUs.
                unseen.addAll(part);
            }
        }
        return unseen;
    }

    private static List<Integer> ofPart(
            StepProgram program, Properties properties, List<Integer> part, BooleanSupplier over) {
        Properties here = properties.ofItsCpus(part);
        long open = 0;
        for (int p = 0; p < part.size(); p++) {
            open |= premise(here, p);
        }
        PremiseRuns runs = new PremiseRuns(program, here.watch(), open);
        Random random = new Random(1);
        for (int r = 0; r < RUNS && runs.open != 0 && !over.getAsBoolean(); r++) {
            runs.run(program.start(r % program.starts()), random, over);
        }
        List<Integer> unseen = new ArrayList<>();
        for (int p = 0; p < part.size(); p++) {
            if ((premise(here, p) & runs.open) != 0) {
                unseen.add(part.get(p));
            }
        }
        return unseen;
    }

    /** The mask of the premise of a property; 0 where it always says something. */
    private static long premise(Properties properties, int p) {
        return properties.premise(p) < 0 ? 0 : 1L << properties.premise(p);
    }

    private void run(State start, Random random, BooleanSupplier over) {
        State state = start;
        program.pack(state, before, 0);
        look(Monitor.NO_LOCATION, before);
        for (int i = 0; i < STEPS && open != 0 && !over.getAsBoolean(); i++) {
            List<Outcome> possible;
            try {
                possible = program.outcomes(state).stream()
                        .filter(o -> o.next() != null)
                        .toList();
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

    private void look(int step, long[] state) {
        long ofStates = open & monitor.stateProperties();
        if (ofStates != 0) {
            open &= ~monitor.state(ofStates, step, state, 0);
        }
    }
}
