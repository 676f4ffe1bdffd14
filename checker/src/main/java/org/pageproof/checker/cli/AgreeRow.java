package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Answer;

/**
 * What the engines say of one scenario.
 *
 * @param spec the module
 * @param numbers of properties that have one, by name
 * @param covers names of properties that are to be reached
 * @param explored what the search says
 * @param judged what each judge says, by name; a judge that was not asked is not there
 * @param skipped judges that did not take on the scenario for another reason than its size, with the reason
 * @param contradictions one sentence each
 */
record AgreeRow(
        String spec,
        String scenario,
        Map<String, String> numbers,
        Set<String> covers,
        Answer explored,
        Map<String, Answer> judged,
        Map<String, String> skipped,
        List<String> contradictions) {
    AgreeRow {
        numbers = Map.copyOf(numbers);
        covers = Set.copyOf(covers);
        contradictions = List.copyOf(contradictions);
    }

    /** What is to be said of judges that did not judge everything, one sentence each. */
    List<String> remarks() {
        List<String> all = new ArrayList<>();
        judged.forEach((name, answer) -> {
            if (!answer.result().exhaustive()) {
                all.add(name + " did not judge everything: " + answer.result().unknown());
            }
            answer.result()
                    .notJudged()
                    .forEach((property, why) -> all.add(name + " cannot judge " + property + ": " + why));
        });
        skipped.forEach((name, why) -> all.add(name + " skipped: " + why));
        return all;
    }

    /** Whether another engine visited everything, too. */
    boolean judgedByAnother() {
        return explored.result().exhaustive()
                && judged.values().stream().anyMatch(a -> a.result().exhaustive());
    }

    /** What is violated, with the steps of the shortest counterexample, such as {@code I3 in 14, bug_on in 5}. */
    String violated() {
        return explored.result().findings().stream()
                .filter(f -> !covers.contains(f.property()))
                .map(f -> numbers.getOrDefault(f.property(), f.property()) + " in " + explored.steps(f.property()))
                .collect(Collectors.joining(", "));
    }

    /** Seconds of an engine, {@code ?} behind them where it did not judge everything, or that it was skipped. */
    static String seconds(@Nullable Answer answer) {
        return answer == null
                ? "skipped"
                : String.format(Locale.ROOT, "%.1f", answer.result().seconds())
                        + (answer.result().exhaustive() ? "" : "?");
    }
}
