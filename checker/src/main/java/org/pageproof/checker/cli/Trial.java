package org.pageproof.checker.cli;

import java.util.LinkedHashSet;
import java.util.List;
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
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Property;

/** A short search of a scenario, and some runs made at random: what they find is not to be proved. */
final class Trial {
    /** It visits the states that are near the start. */
    private static final Limits SHORT = new Limits(256L << 20, 0.1, Integer.MAX_VALUE);

    private final ResolvedScenario scenario;
    private final StepProgram program;
    private final Set<BuiltIn> judged;
    private final BooleanSupplier over;
    private final Set<String> violated = new LinkedHashSet<>();
    private final Set<String> withoutValue = new LinkedHashSet<>();

    /**
     * One that looks at nothing yet.
     *
     * @param judged of the always-checked properties
     * @param over asked now and then; when true no more runs are made
     */
    Trial(ResolvedScenario scenario, StepProgram program, Set<BuiltIn> judged, BooleanSupplier over) {
        this.scenario = scenario;
        this.program = program;
        this.judged = judged;
        this.over = over;
    }

    /** Looks at properties. */
    void of(List<Property> properties) {
        int half = properties.size() / 2;
        try {
            Properties tried = Properties.of(scenario, program, properties);
            try {
                search(tried);
                violated.addAll(ViolatingRuns.violated(program, tried, judged, over));
                return;
            } catch (NoValueError e) {
                if (half == 0) {
                    properties.forEach(p -> withoutValue.add(p.name()));
                }
            }
        } catch (NoValueError | LocalBudgetExceeded e) {
            // They are too many, or local code does not end where one is looked for.
        }
        if (half > 0) {
            of(properties.subList(0, half));
            of(properties.subList(half, properties.size()));
        }
    }

    private void search(Properties properties) {
        SearchResult found = new Explorer(
                        new GeneratedNextState(program),
                        properties.watch(),
                        Goal.EVERYTHING,
                        SHORT,
                        over,
                        Progress.Listener.NONE)
                .run();
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            if (p.kind() != Property.Kind.COVER && found.finding(i).isPresent()) {
                violated.add(p.name());
            }
        }
        for (BuiltIn b : judged) {
            if (found.finding(b).isPresent()) {
                violated.add(b.specName());
            }
        }
    }

    /** Names of properties that were seen to be violated. */
    Set<String> violated() {
        return violated;
    }

    /** Names of properties that have no value in a state that was reached. */
    Set<String> withoutValue() {
        return withoutValue;
    }
}
