package org.pageproof.spec.lint;

import org.pageproof.spec.typed.Spec;

/** A definition that no property needs. */
final class UnusedDefinition implements LintRule {
    @Override
    public String code() {
        return "PL01";
    }

    @Override
    public String title() {
        return "a definition that nothing uses";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        if (spec.isForOthers()) {
            return;
        }
        Uses uses = new Uses(spec);
        spec.definitions().stream()
                .filter(d -> !uses.definition(d.name()))
                .forEach(d -> warnings.add(
                        this,
                        d.span(),
                        "no property or scenario uses the definition \"" + d.name() + "\"",
                        "use it or take it out"));
    }
}
