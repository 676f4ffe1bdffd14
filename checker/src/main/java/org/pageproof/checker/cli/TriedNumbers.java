package org.pageproof.checker.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.ViolatingRuns;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/**
 * What is claimed of any number of CPUs is tried with some numbers of them. A run that violates it says more than that no proof was
 * found; and where there is a proof, that the tool is wrong.
 */
final class TriedNumbers {
    private static final List<Long> CPUS = List.of(1L, 3L, 6L);

    /** For all of them. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private final LoadedSpec loaded;
    private final Scenario scenario;
    private final Map<String, Long> settings;

    TriedNumbers(LoadedSpec loaded, Scenario scenario, Map<String, Long> settings) {
        this.loaded = loaded;
        this.scenario = scenario;
        this.settings = settings;
    }

    /**
     * By property: the setting with the least number of CPUs that was seen to violate it, such as {@code cpus=3}.
     *
     * @param interrupted asked now and then; when true no more runs are made
     */
    Map<String, String> violated(List<Property> properties, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        BooleanSupplier over = () -> interrupted.getAsBoolean() || System.nanoTime() - start > MOST_NANOS;
        Map<String, String> all = new LinkedHashMap<>();
        String array = loaded.spec().schema().cpus();
        String number = array == null ? "cpus" : array;
        for (long cpus : CPUS) {
            if (!over.getAsBoolean()) {
                violated(properties, Map.of(number, cpus), over)
                        .forEach(name -> all.putIfAbsent(name, number + "=" + cpus));
            }
        }
        return all;
    }

    private List<String> violated(List<Property> properties, Map<String, Long> number, BooleanSupplier over) {
        Map<String, Long> with = new HashMap<>(settings);
        with.putAll(number);
        try {
            Prepared prepared = Prepared.of(loaded, scenario, with);
            StepProgram program = prepared.compile();
            return ViolatingRuns.violated(program, Properties.of(prepared.scenario(), program, properties), over);
        } catch (BadInput | NoValueError e) {
            // The model does not come with so many CPUs, or a claim cannot be unrolled over them.
            return List.of();
        }
    }
}
