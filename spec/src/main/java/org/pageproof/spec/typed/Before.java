package org.pageproof.spec.typed;

import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code c before write of p.count_info}: the CPU is inside an operation, and the shared access that it makes next is of this kind
 * and of this word, cell, pair or lock. Never true of a CPU that is idle or finished.
 *
 * @param cpu a CPU, or none, which is before nothing
 * @param place what the access is of; null for anything
 */
public record Before(
        Span span, Expr cpu, AccessKind kind, @Nullable Place place) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
