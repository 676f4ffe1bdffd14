package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code by write of p.count_info}: the shared access of the step is of this kind and of this word, cell, pair or lock.
 *
 * @param place objects and indices on the way to it are read before the step
 */
public record AccessOf(Span span, AccessKind kind, Place place) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
