package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** {@code at rest}: no CPU is inside an operation; each of them is idle or finished. */
public record AtRest(Span span) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
