package org.pageproof.checker.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace;

/**
 * What a check found out about one property in one scenario.
 *
 * @param name of the property
 * @param title the name with the property's number in front, if it has one
 * @param always whether it is one of the properties that are checked in every scenario
 * @param verdict what is known
 * @param reason why it is unknown, vacuous or not what was expected, or how it was proved; empty when there is nothing to say
 * @param lemmas names of lemmas that a proof of it could assume
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
        List<String> lemmas,
        @Nullable Expected expected,
        @Nullable Trace trace,
        @Nullable String traceFile,
        Place place) {
    /** Copies the list. */
    public PropertyResult {
        lemmas = List.copyOf(lemmas);
    }

    /** One that rests on no lemmas. */
    public PropertyResult(
            String name,
            String title,
            boolean always,
            Verdict verdict,
            String reason,
            @Nullable Expected expected,
            Place place) {
        this(name, title, always, verdict, reason, List.of(), expected, null, null, place);
    }

    /** The reason with the lemmas, such as {@code induction, k = 1, with lemmas among a, b}. */
    public String reasonWithLemmas() {
        return lemmas.isEmpty() ? reason : reason + ", with lemmas among " + String.join(", ", lemmas);
    }

    /** Whether its run begins where only the scenario says that it can. */
    public boolean startsAsDeclared() {
        return trace != null && !trace.spec().start().isEmpty();
    }

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
        return new PropertyResult(name, title, always, verdict, reason, lemmas, expected, trace, file, place);
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
                lemmas,
                strict,
                trace,
                traceFile,
                place);
    }
}
