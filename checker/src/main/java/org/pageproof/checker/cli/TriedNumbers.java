package org.pageproof.checker.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.ViolatingRuns;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/**
 * What is claimed of any number of CPUs is tried with some numbers of them, by short searches and by runs made at random. One that
 * violates it says more than that no proof was found; and where there is a proof, that the tool is wrong.
 */
final class TriedNumbers {
    private static final List<Long> CPUS = List.of(1L, 2L, 3L, 6L);

    /** For a search of each number: it visits the states that are near the start. */
    private static final Limits SHORT = new Limits(256L << 20, 0.1, Integer.MAX_VALUE);

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

    private Set<String> violated(List<Property> properties, Map<String, Long> number, BooleanSupplier over) {
        Map<String, Long> with = new HashMap<>(settings);
        with.putAll(number);
        try {
            Prepared prepared = Prepared.of(loaded, scenario, with);
            return violated(prepared.scenario(), prepared.compile(), properties, over);
        } catch (BadInput e) {
            // The model does not come with so many CPUs.
            return Set.of();
        }
    }

    private static Set<String> violated(
            ResolvedScenario scenario, StepProgram program, List<Property> properties, BooleanSupplier over) {
        try {
            Properties tried = Properties.of(scenario, program, properties);
            Set<String> names = new LinkedHashSet<>(searched(program, tried, over));
            names.addAll(ViolatingRuns.violated(program, tried, over));
            return names;
        } catch (NoValueError | LocalBudgetExceeded e) {
            // They are too many, one has no value, or local code does not end where one is looked for.
            int half = properties.size() / 2;
            if (half == 0) {
                return Set.of();
            }
            Set<String> names = new LinkedHashSet<>(violated(scenario, program, properties.subList(0, half), over));
            names.addAll(violated(scenario, program, properties.subList(half, properties.size()), over));
            return names;
        }
    }

    private static Set<String> searched(StepProgram program, Properties properties, BooleanSupplier over) {
        SearchResult found = new Explorer(
                        new GeneratedNextState(program),
                        properties.watch(),
                        Goal.EVERYTHING,
                        SHORT,
                        over,
                        Progress.Listener.NONE)
                .run();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            if (p.kind() != Property.Kind.COVER && found.finding(i).isPresent()) {
                names.add(p.name());
            }
        }
        for (BuiltIn b : BuiltIn.values()) {
            if (ViolatingRuns.judged(program, b) && found.finding(b).isPresent()) {
                names.add(b.specName());
            }
        }
        return names;
    }
}
