package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;

/** Runs made at random that violate properties. A second opinion on what is proved: none of it may be among them. */
public final class ViolatingRuns {
    private static final int RUNS = 20;
    private static final int STEPS = 100;

    private ViolatingRuns() {}

    /**
     * Names of properties that some run violates, of those that are {@link #judged}.
     *
     * @param over asked now and then; when true no more runs are made
     */
    public static List<String> violated(StepProgram program, Properties properties, BooleanSupplier over) {
        long open = 0;
        for (int i = 0; i < properties.size(); i++) {
            open |= properties.get(i).kind() == Property.Kind.COVER ? 0 : 1L << i;
        }
        // One more than there are: the runs go on for the always-checked properties.
        RandomRuns runs = new RandomRuns(program, properties.watch(), open | Long.MIN_VALUE);
        runs.run(RUNS, STEPS, over);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            if ((open & ~runs.open() & 1L << i) != 0) {
                names.add(properties.get(i).name());
            }
        }
        runs.ended().stream()
                .filter(b -> judged(program, b))
                .map(BuiltIn::specName)
                .forEach(names::add);
        return names;
    }

    /**
     * Whether a proof for any number of CPUs speaks of the property as a search does. It does not judge who gets stuck, and it takes some
     * ghosts for integers, of which the range, and so what fits, is for searches.
     */
    public static boolean judged(StepProgram program, BuiltIn property) {
        boolean ghosts = program.slots().stream().anyMatch(s -> s.kind() == Slot.Kind.GHOST);
        return property != BuiltIn.NO_DEADLOCK && (property != BuiltIn.FITS || !ghosts);
    }
}
