package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Runs made at random that show of properties that they could have failed: what stands before {@code =>}
 * happens, or what they speak of is called. A proof says nothing of that. What no run shows may happen all the same.
 */
public final class PremiseRuns {
    private static final int RUNS = 30;
    private static final int STEPS = 200;

    /** With its premise each counts twice. */
    private static final int AT_A_TIME = Monitor.MAX_PROPERTIES / 2;

    private PremiseRuns() {}

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
        RandomRuns runs = new RandomRuns(program, here.watch(), open);
        runs.run(RUNS, STEPS, over);
        List<Integer> unseen = new ArrayList<>();
        for (int p = 0; p < part.size(); p++) {
            if ((premise(here, p) & runs.open()) != 0) {
                unseen.add(part.get(p));
            }
        }
        return unseen;
    }

    /** The mask of the premise of a property; 0 where it always says something. */
    private static long premise(Properties properties, int p) {
        return properties.premise(p) < 0 ? 0 : 1L << properties.premise(p);
    }
}
