package org.pageproof.checker.report;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace;

/**
 * What a check found out about one property in one scenario.
 *
 * @param name of the property
 * @param title the name with the property's number in front, if it has one
 * @param always whether it is one of the properties that are checked in every scenario
 * @param verdict what is known
 * @param reason why it is unknown, vacuous or not what was expected; empty when there is nothing to say
 * @param expected what was expected; null for nothing
 * @param trace the run that shows the violation, or how a cover is reached; null when there is none
 * @param traceFile where the trace was written; null when it was not
 * @param place where the spec has the property; of an always-checked one, the scenario
 */
public record PropertyResult(
        String name,
        String title,
        boolean always,
        Verdict verdict,
        String reason,
        @Nullable Expected expected,
        @Nullable Trace trace,
        @Nullable String traceFile,
        Place place) {
    /** Steps of the trace; null when there is none. */
    public @Nullable Integer steps() {
        return trace == null ? null : trace.steps().size();
    }

    /** Whether the expectation was met; null when nothing was expected or nothing is known. */
    public @Nullable Boolean met() {
        return expected == null ? null : expected.met(verdict, steps());
    }

    /** The same with the place of its trace. */
    public PropertyResult writtenTo(String file) {
        return new PropertyResult(name, title, always, verdict, reason, expected, trace, file, place);
    }

    /** The same with another reason, and the expectation counted as one that names the property. */
    public PropertyResult vacuousEverywhere() {
        Expected strict = expected == null ? null : new Expected(expected.kind(), expected.steps(), true);
        return new PropertyResult(
                name,
                title,
                always,
                verdict,
                "vacuous in every scenario that checks it",
                strict,
                trace,
                traceFile,
                place);
    }
}
