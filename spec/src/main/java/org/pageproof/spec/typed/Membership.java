package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code element in set} or {@code element not in set}.
 *
 * @param negated whether it is {@code not in}
 */
public record Membership(Span span, Expr element, Domain set, boolean negated) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
