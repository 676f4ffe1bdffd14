package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code forall c in cpus, p in pages where cond: body}, or {@code exists}.
 *
 * @param where only the combinations for which it is true count; null for all
 */
public record Quantified(
        Span span,
        Quantifier quantifier,
        List<Binder> binders,
        @Nullable Expr where,
        Expr body) implements Expr {
    public Quantified {
        binders = List.copyOf(binders);
    }

    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
