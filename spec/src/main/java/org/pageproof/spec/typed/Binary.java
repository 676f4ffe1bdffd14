package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** An operator with two operands of types that fit it. */
public record Binary(Span span, BinaryOp op, Expr left, Expr right) implements Expr {
    @Override
    public ValueType type() {
        return op.kind() == BinaryOp.Kind.ARITHMETIC ? IntType.ANY : BoolType.BOOL;
    }
}
