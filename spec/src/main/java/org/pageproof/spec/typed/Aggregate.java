package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code sum c in cpus: c.held[p]} or {@code count p in pages: p.owner == d}.
 *
 * @param where only the combinations for which it is true count; null for all
 */
public record Aggregate(
        Span span,
        Aggregation aggregation,
        List<Binder> binders,
        @Nullable Expr where,
        Expr body) implements Expr {
    public Aggregate {
        binders = List.copyOf(binders);
    }

    @Override
    public ValueType type() {
        return IntType.ANY;
    }
}
