package org.pageproof.spec.lint;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.Spec;
import org.pageproof.spec.typed.Variable;

/** A variable with the name of a field or parameter of the model, which it hides. (Constants and definitions may not.) */
final class HiddenName implements LintRule {
    @Override
    public String code() {
        return "PL04";
    }

    @Override
    public String title() {
        return "a name that hides a name of the model";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        Map<String, String> model = new TreeMap<>();
        spec.schema().parameters().forEach(p -> model.put(p.name(), "parameter"));
        spec.schema().roots().forEach(m -> model.put(m.name(), "field"));
        Set<Variable> seen = new HashSet<>();
        spec.definitions().forEach(d -> d.parameters().forEach(v -> look(v.name(), v.span(), model, warnings)));
        spec.properties().forEach(p -> p.moment().variables().forEach(v -> look(v.name(), v.span(), model, warnings)));
        Uses.walk(
                spec,
                e -> Expressions.variables(e).forEach(v -> {
                    if (seen.add(v)) {
                        look(v.name(), v.span(), model, warnings);
                    }
                }));
    }

    private void look(String name, Span span, Map<String, String> model, Warnings warnings) {
        String kind = model.get(name);
        if (kind != null) {
            warnings.add(
                    this,
                    span,
                    "\"" + name + "\" hides the " + kind + " \"" + name + "\" of the model",
                    "choose another name");
        }
    }
}
