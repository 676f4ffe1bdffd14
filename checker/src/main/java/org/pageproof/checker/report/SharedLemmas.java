package org.pageproof.checker.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The lemmas that proofs of a scenario could assume, to be said once for all that were proved in one way. A lemma is not assumed by
 * the proof of itself.
 */
public final class SharedLemmas {
    /** By how something was proved: the lemmas that most of what was proved so has. */
    private final Map<String, List<String>> byMethod;

    private SharedLemmas(Map<String, List<String>> byMethod) {
        this.byMethod = byMethod;
    }

    /** Those of the results of a scenario. */
    public static SharedLemmas of(List<PropertyResult> results) {
        Map<String, List<PropertyResult>> proved = results.stream()
                .filter(SharedLemmas::isProved)
                .collect(Collectors.groupingBy(PropertyResult::reason, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<String>> byMethod = new LinkedHashMap<>();
        proved.forEach((how, all) -> byMethod.put(how, most(all)));
        return new SharedLemmas(byMethod);
    }

    private static List<String> most(List<PropertyResult> proved) {
        return proved.stream()
                .map(PropertyResult::lemmas)
                .max(Comparator.comparingLong(
                        names -> proved.stream().filter(p -> areOf(names, p)).count()))
                .orElse(List.of());
    }

    private static boolean isProved(PropertyResult p) {
        return p.verdict() == Verdict.PROVED || p.verdict() == Verdict.NOT_REACHED;
    }

    private static boolean areOf(List<String> names, PropertyResult p) {
        return p.lemmas().equals(names.stream().filter(n -> !n.equals(p.name())).toList());
    }

    /** What stands before the properties, such as {@code PROVED with lemmas among: a, b}. */
    public List<String> lines() {
        Map<List<String>, List<String>> methods = new LinkedHashMap<>();
        byMethod.forEach((how, names) ->
                methods.computeIfAbsent(names, n -> new ArrayList<>()).add(how));
        List<String> lines = new ArrayList<>();
        methods.forEach((names, how) -> {
            if (!names.isEmpty()) {
                String which = methods.size() == 1 ? "" : " (" + String.join(") or (", how) + ")";
                lines.add("PROVED" + which + " with lemmas among: " + String.join(", ", names));
            }
        });
        return lines;
    }

    /** How a property was proved, or why its verdict is what it is: with its lemmas where the lines have others. */
    public String reason(PropertyResult p) {
        if (!isProved(p) || areOf(Objects.requireNonNull(byMethod.get(p.reason())), p)) {
            return p.reason();
        }
        return p.lemmas().isEmpty() ? p.reason() + ", with no lemma" : p.reasonWithLemmas();
    }
}
