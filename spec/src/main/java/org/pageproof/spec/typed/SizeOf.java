package org.pageproof.spec.typed;

import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * The number of elements of an array, which is fixed in a scenario.
 *
 * @param array whose type is an array
 */
public record SizeOf(Span span, Place array) implements Expr {
    @Override
    public ValueType type() {
        return IntType.ANY;
    }
}
