package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** The value of a model parameter in the scenario. */
public record ParameterRef(Span span, ModelParameter parameter) implements Expr {
    @Override
    public ValueType type() {
        return parameter.type();
    }
}
