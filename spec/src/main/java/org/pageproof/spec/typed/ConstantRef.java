package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * A constant of the spec, by name. Its value depends on the scenario.
 *
 * @param constant the declaration
 */
public record ConstantRef(Span span, Constant constant) implements Expr {
    @Override
    public ValueType type() {
        return constant.value().type();
    }
}
