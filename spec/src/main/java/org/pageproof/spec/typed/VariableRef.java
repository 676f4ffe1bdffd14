package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** The value of a variable. */
public record VariableRef(Span span, Variable variable) implements Expr {
    @Override
    public ValueType type() {
        return variable.type();
    }
}
