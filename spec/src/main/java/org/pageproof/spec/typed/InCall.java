package org.pageproof.spec.typed;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code c in f}: the function stands on the call path at which the CPU is in this state. Never true of a CPU that is idle or
 * finished.
 *
 * @param cpu a CPU, or none, which is in no function
 * @param function an operation or helper of the model
 * @param primed whether the state after the step is meant
 */
public record InCall(Span span, Expr cpu, String function, boolean primed) implements Expr {
    @Override
    public ValueType type() {
        return BoolType.BOOL;
    }
}
