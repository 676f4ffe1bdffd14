package org.pageproof.checker.cli;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/**
 * What is claimed of any number of CPUs is tried with some numbers of them, by short searches and by runs made at random. One that
 * violates it says more than that no proof was found; and where there is a proof, that the tool is wrong.
 */
final class TriedNumbers {
    private static final List<Long> CPUS = List.of(1L, 2L, 3L, 6L);

    /** For all of them. */
    private static final long MOST_NANOS = 3_000_000_000L;

    private final LoadedSpec loaded;
    private final Scenario scenario;
    private final Map<String, Long> settings;

    TriedNumbers(LoadedSpec loaded, Scenario scenario, Map<String, Long> settings) {
        this.loaded = loaded;
        this.scenario = scenario;
        this.settings = settings;
    }

    /**
     * What is not true of some number of CPUs.
     *
     * @param violated by property: the setting with the least number of CPUs that was seen to violate it, such as {@code cpus=3}
     * @param withoutValue the same of properties that have no value in a state that is reached
     */
    record Tried(Map<String, String> violated, Map<String, String> withoutValue) {
        static final Tried NOTHING = new Tried(Map.of(), Map.of());

        Tried {
            violated = Map.copyOf(violated);
            withoutValue = Map.copyOf(withoutValue);
        }
    }

    /** @param interrupted asked now and then; when true no more runs are made */
    Tried tried(List<Property> properties, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        BooleanSupplier over = () -> interrupted.getAsBoolean() || System.nanoTime() - start > MOST_NANOS;
        Map<String, String> violated = new LinkedHashMap<>();
        Map<String, String> withoutValue = new LinkedHashMap<>();
        String array = loaded.spec().schema().cpus();
        String number = array == null ? "cpus" : array;
        for (long cpus : CPUS) {
            if (!over.getAsBoolean()) {
                Map<String, Long> with = new HashMap<>(settings);
                with.put(number, cpus);
                try {
                    Trial trial = trial(with, over);
                    trial.of(properties);
                    trial.violated().forEach(name -> violated.putIfAbsent(name, number + "=" + cpus));
                    trial.withoutValue().forEach(name -> withoutValue.putIfAbsent(name, number + "=" + cpus));
                } catch (BadInput e) {
                    // The model does not come with so many CPUs.
                }
            }
        }
        return new Tried(violated, withoutValue);
    }

    private Trial trial(Map<String, Long> with, BooleanSupplier over) throws BadInput {
        Prepared prepared = Prepared.of(loaded, scenario, with);
        StepProgram program = prepared.compile();
        return new Trial(prepared.scenario(), program, judged(program), over);
    }

    /**
     * The always-checked properties of which a proof for any number of CPUs speaks as a search does. It does not judge who gets stuck,
     * and it takes some ghosts for integers, of which the range, and so what fits, is for searches.
     */
    private static Set<BuiltIn> judged(StepProgram program) {
        Set<BuiltIn> all = EnumSet.complementOf(EnumSet.of(BuiltIn.NO_DEADLOCK));
        if (program.slots().stream().anyMatch(s -> s.kind() == Slot.Kind.GHOST)) {
            all.remove(BuiltIn.FITS);
        }
        return all;
    }
}
