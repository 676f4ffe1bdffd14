package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** An operator with one operand. */
public record Unary(Span span, UnaryOp op, Expr operand) implements Expr {
    @Override
    public ValueType type() {
        return operand.type();
    }
}
