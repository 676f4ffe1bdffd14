package org.pageproof.spec.typed;

import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** {@code size(set)}: the number of different elements of a set. */
public record SetSize(Span span, Domain set) implements Expr {
    @Override
    public ValueType type() {
        return IntType.ANY;
    }
}
