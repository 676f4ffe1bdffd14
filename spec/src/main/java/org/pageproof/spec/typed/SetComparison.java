package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** Two sets with elements of one type are compared; how often an element stands in them makes no difference. */
public record SetComparison(Span span, Relation relation, Domain left, Domain right) implements Expr {
    /** What is said of the two. */
    public enum Relation {
        EQUAL,
        NOT_EQUAL,
        /** Every element of the left one is in the right one. */
        SUBSET
    }

    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
