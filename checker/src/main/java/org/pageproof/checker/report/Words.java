package org.pageproof.checker.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all forms of the results say in the same words. */
final class Words {
    /** No engine of this version draws random numbers. */
    static final String SEED = "none, for nothing is drawn at random";

    private Words() {}

    /** The verdict with length, reason and what was expected, such as {@code VIOLATED in 9 steps, as expected}. */
    static String verdict(PropertyResult p) {
        return verdict(p, p.reasonWithLemmas());
    }

    /** The same without the lemmas that are said elsewhere. */
    static String verdict(PropertyResult p, SharedLemmas elsewhere) {
        return verdict(p, elsewhere.reason(p));
    }

    private static String verdict(PropertyResult p, String reason) {
        StringBuilder words = new StringBuilder(p.verdict().word());
        if (p.steps() != null) {
            words.append(" in ").append(count(p.steps(), "step"));
            words.append(p.startsAsDeclared() ? " from a declared state" : "");
        }
        if (!reason.isEmpty()) {
            words.append(" (").append(reason).append(')');
        }
        if (p.expected() != null && !p.expected().named() && p.verdict() != Verdict.VIOLATED) {
            return Boolean.FALSE.equals(p.met())
                    ? words + ", expected: " + p.expected().words()
                    : words.toString();
        }
        if (p.verdict() == Verdict.VIOLATED && p.expected() == null) {
            words.append(", nothing expected");
        } else if (Boolean.TRUE.equals(p.met())) {
            words.append(", as expected");
        } else if (Boolean.FALSE.equals(p.met()) && p.expected() != null) {
            words.append(", expected: ").append(p.expected().words());
        }
        return words.toString();
    }

    /** A number and what it counts. */
    static String count(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    /** The model with its variant, if it has one. */
    static String model(ScenarioResult s) {
        return s.model() + (s.variant() == null ? "" : ", variant " + s.variant());
    }

    /** The scope with the variant and an unusual engine, such as {@code 2 CPUs, 1 page, variant B13, engine jpf}. */
    static String scope(ScenarioResult s) {
        String engine = s.engine().equals("explore") ? "" : ", engine " + s.engine();
        return s.scope() + (s.variant() == null ? "" : ", variant " + s.variant()) + engine;
    }

    /** The model's parameters, by name. */
    static String parameters(Map<String, Long> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining(", "));
    }

    /** How much was visited, without anything that differs from run to run; of an engine that visits nothing only its name. */
    static String visited(ScenarioResult s) {
        ScenarioResult.Numbers n = s.numbers();
        if (n.states() == 0) {
            return s.engine();
        }
        String counted = s.engine() + ": " + count(n.states(), "state") + ", " + count(n.transitions(), "transition");
        return n.hasDepth() ? counted + ", depth " + n.depth() : counted;
    }
}
