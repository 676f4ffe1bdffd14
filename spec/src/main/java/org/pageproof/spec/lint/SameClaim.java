package org.pageproof.spec.lint;

import java.util.HashMap;
import java.util.Map;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Spec;

/** Two properties of one kind that say the same, word for word. */
final class SameClaim implements LintRule {
    @Override
    public String code() {
        return "PL07";
    }

    @Override
    public String title() {
        return "two properties that say the same";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        Map<String, Property> seen = new HashMap<>();
        for (Property p : spec.properties()) {
            String text = spec.source().slice(p.body().span()).replaceAll("\\s+", " ");
            Property first = seen.putIfAbsent(p.kind() + " " + p.moment() + " " + text, p);
            if (first != null) {
                warnings.add(
                        this,
                        p.span(),
                        "\"" + p.name() + "\" says the same as \"" + first.name() + "\"",
                        "take one of them out");
            }
        }
    }
}
