package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;

/** Runs made at random that violate properties. A second opinion on what is proved: none of it may be among them. */
public final class ViolatingRuns {
    private static final int RUNS = 20;
    private static final int STEPS = 100;

    private ViolatingRuns() {}

    /**
     * Names of properties that some run violates, of those that are looked at.
     *
     * @param judged of the always-checked properties
     * @param over asked now and then; when true no more runs are made
     */
    public static List<String> violated(
            StepProgram program, Properties properties, Set<BuiltIn> judged, BooleanSupplier over) {
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
        runs.ended().stream().filter(judged::contains).map(BuiltIn::specName).forEach(names::add);
        return names;
    }
}
