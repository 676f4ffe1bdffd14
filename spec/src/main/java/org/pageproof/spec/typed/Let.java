package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code let x = value in body}. The value is evaluated where the body reads it, and not at all where it does not.
 *
 * @param value read in the state in which the whole stands; it does not see the variable
 */
public record Let(Span span, Variable variable, Expr value, Expr body) implements Expr {
    @Override
    public ValueType type() {
        return body.type();
    }
}
