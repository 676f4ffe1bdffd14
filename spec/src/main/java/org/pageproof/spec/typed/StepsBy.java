package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code c steps}: this CPU makes the step.
 *
 * @param cpu a reference to a CPU
 */
public record StepsBy(Span span, Expr cpu) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
