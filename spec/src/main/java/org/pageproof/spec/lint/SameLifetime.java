package org.pageproof.spec.lint;

import java.util.Set;
import java.util.stream.Collectors;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Spec;
import org.pageproof.spec.typed.VariableRef;

/**
 * A {@code nested} or {@code ref} whose left side speaks of none of the elements, while its right side does. A right side of
 * that kind is common: many things live within one.
 */
final class SameLifetime implements LintRule {
    @Override
    public String code() {
        return "PL09";
    }

    @Override
    public String title() {
        return "a lifetime that is the same for every element";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        for (Property p : spec.properties()) {
            if (p.kind().isOfLifetimes()
                    && p.body() instanceof Quantified q
                    && q.body() instanceof Binary both
                    && !speaksOf(q, both.left())
                    && speaksOf(q, both.right())) {
                warnings.add(
                        this,
                        both.left().span(),
                        "this is alive or dead for every element alike",
                        "speak of the element here, or range over the elements with \"forall\" on the right side");
            }
        }
    }

    private static boolean speaksOf(Quantified elements, Expr side) {
        Set<Integer> ids =
                elements.binders().stream().map(b -> b.variable().id()).collect(Collectors.toSet());
        boolean[] found = {false};
        Expressions.walk(
                side,
                e -> found[0] |=
                        e instanceof VariableRef v && ids.contains(v.variable().id()));
        return found[0];
    }
}
