package org.pageproof.spec.lint;

import java.util.List;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** A property that no scenario of the file checks. */
final class UncheckedProperty implements LintRule {
    @Override
    public String code() {
        return "PL06";
    }

    @Override
    public String title() {
        return "a property that no scenario checks";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        if (spec.scenarios().isEmpty()) {
            return;
        }
        spec.properties().stream()
                .filter(p -> spec.scenarios().stream().noneMatch(s -> checks(s, p)))
                .forEach(p -> warnings.add(
                        this,
                        p.span(),
                        "no scenario of this file checks \"" + p.name() + "\"",
                        "name it in a \"check\" clause, or write \"check all;\""));
    }

    private static boolean checks(Scenario s, Property p) {
        List<String> checks = s.checks();
        return checks == null || checks.contains(p.name());
    }
}
