package org.pageproof.checker.cli;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.NotChecked;
import org.pageproof.checker.report.Place;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.spec.typed.Scenario;

/** One scenario that is to be checked. */
record Job(LoadedSpec spec, Scenario scenario) {
    /**
     * What became of it: one of the two.
     *
     * @param result what was found
     * @param notChecked why nothing was found
     */
    record Outcome(
            @Nullable ScenarioResult result, @Nullable NotChecked notChecked) {}

    /** The place of the scenario's name. */
    Place place() {
        return Place.of(spec.spec().source(), scenario.span());
    }

    Outcome checked(ScenarioResult result) {
        return new Outcome(result, null);
    }

    Outcome notChecked(NotChecked.Why why, String text) {
        Place place = why == NotChecked.Why.BAD_INPUT
                ? Place.named(spec.spec().source().file(), text)
                : place();
        return new Outcome(null, new NotChecked(spec.spec().module(), scenario.name(), place, why, text));
    }
}
