package org.pageproof.spec.lint;

import java.util.List;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.typed.Spec;

/** All rules. */
public final class Linter {
    /** In order of their numbers. */
    public static final List<LintRule> RULES = List.of(
            new UnusedDefinition(),
            new UnusedConstant(),
            new UnusedVariable(),
            new HiddenName(),
            new ConstantComparison(),
            new UncheckedProperty(),
            new SameClaim(),
            new UnusedImport(),
            new SameLifetime());

    private Linter() {}

    /** The warnings about a spec without errors, in order of place. */
    public static List<Diagnostic> lint(Spec spec) {
        Warnings warnings = new Warnings(spec.source());
        RULES.forEach(r -> r.examine(spec, warnings));
        return warnings.sorted();
    }
}
