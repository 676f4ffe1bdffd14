package org.pageproof.spec.typed;

import java.util.List;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * A definition applied to arguments.
 *
 * @param arguments one for each parameter of the definition
 * @param primed whether the body is evaluated in the state after the step
 */
public record Call(Span span, Definition definition, List<Expr> arguments, boolean primed) implements Expr {
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public ValueType type() {
        return definition.body().type();
    }
}
