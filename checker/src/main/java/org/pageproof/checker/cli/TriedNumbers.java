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
                Names names = names(properties, Map.of(number, cpus), over);
                names.violated.forEach(name -> violated.putIfAbsent(name, number + "=" + cpus));
                names.withoutValue.forEach(name -> withoutValue.putIfAbsent(name, number + "=" + cpus));
            }
        }
        return new Tried(violated, withoutValue);
    }

    /** Properties, by what was found of them. */
    private static final class Names {
        private final Set<String> violated = new LinkedHashSet<>();
        private final Set<String> withoutValue = new LinkedHashSet<>();
    }

    private Names names(List<Property> properties, Map<String, Long> number, BooleanSupplier over) {
        Map<String, Long> with = new HashMap<>(settings);
        with.putAll(number);
        Names names = new Names();
        try {
            Prepared prepared = Prepared.of(loaded, scenario, with);
            find(prepared.scenario(), prepared.compile(), properties, over, names);
        } catch (BadInput e) {
            // The model does not come with so many CPUs.
        }
        return names;
    }

    private static void find(
            ResolvedScenario scenario,
            StepProgram program,
            List<Property> properties,
            BooleanSupplier over,
            Names names) {
        int half = properties.size() / 2;
        try {
            Properties tried = Properties.of(scenario, program, properties);
            try {
                names.violated.addAll(searched(program, tried, over));
                names.violated.addAll(ViolatingRuns.violated(program, tried, over));
                return;
            } catch (NoValueError e) {
                if (half == 0) {
                    properties.forEach(p -> names.withoutValue.add(p.name()));
                }
            }
        } catch (NoValueError | LocalBudgetExceeded e) {
            // They are too many, or local code does not end where one is looked for.
        }
        if (half > 0) {
            find(scenario, program, properties.subList(0, half), over, names);
            find(scenario, program, properties.subList(half, properties.size()), over, names);
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
