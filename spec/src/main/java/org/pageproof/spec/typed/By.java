package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code by f}: the function is the operation or a helper on the call path of the step.
 *
 * @param function an operation or helper of the model
 */
public record By(Span span, String function) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
