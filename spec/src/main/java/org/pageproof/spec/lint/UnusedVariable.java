package org.pageproof.spec.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.Spec;
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/** A variable of a quantifier or of a call, or a parameter of a definition, that the body does not speak of. */
final class UnusedVariable implements LintRule {
    @Override
    public String code() {
        return "PL03";
    }

    @Override
    public String title() {
        return "a variable that nothing uses";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        Set<Integer> used = new HashSet<>();
        List<Variable> declared = new ArrayList<>();
        spec.definitions().forEach(d -> declared.addAll(d.parameters()));
        spec.properties().forEach(p -> declared.addAll(p.moment().variables()));
        Uses.walk(spec, e -> {
            if (e instanceof VariableRef v) {
                used.add(v.variable().id());
            }
            if (!counts(e)) {
                declared.addAll(Expressions.variables(e));
            }
        });
        declared.stream()
                .filter(v -> !used.contains(v.id()))
                .forEach(v -> warnings.add(
                        this,
                        v.span(),
                        "nothing uses the variable \"" + v.name() + "\"",
                        "take it out, or use it: as it stands the claim is the same for every value of it"));
    }

    /** {@code sum p in pages: 1} says something without using p. */
    private static boolean counts(Expr e) {
        return e instanceof Aggregate a && a.aggregation() == Aggregation.SUM;
    }
}
