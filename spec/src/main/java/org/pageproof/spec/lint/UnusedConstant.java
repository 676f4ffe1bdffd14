package org.pageproof.spec.lint;

import org.pageproof.spec.typed.Spec;

/** A constant that neither a property nor a scenario needs. */
final class UnusedConstant implements LintRule {
    @Override
    public String code() {
        return "PL02";
    }

    @Override
    public String title() {
        return "a constant that nothing uses";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        if (spec.isForOthers()) {
            return;
        }
        Uses uses = new Uses(spec);
        spec.constants().stream()
                .filter(c -> !uses.constant(c.name()))
                .forEach(c -> warnings.add(
                        this,
                        c.span(),
                        "no property or scenario uses the constant \"" + c.name() + "\"",
                        "use it or take it out"));
    }
}
