package org.pageproof.spec.typed;

import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * The index of an object in its home array, from 0. Of none it goes wrong.
 *
 * @param object a reference to a type that has a home
 */
public record IndexOf(Span span, Expr object) implements Expr {
    @Override
    public ValueType type() {
        return IntType.ANY;
    }
}
