package org.pageproof.spec.typed;

import java.util.List;
import org.pageproof.spec.source.Span;

/**
 * {@code def name(parameters) = body;}.
 *
 * @param name as declared
 * @param parameters each bound to a value by a call
 * @param body an expression over the parameters
 * @param ofStep whether the body speaks of a step (a prime, {@code by}, {@code steps}), itself or through another definition
 * @param doc text of the doc comment; empty when there is none
 * @param span the name
 */
public record Definition(String name, List<Variable> parameters, Expr body, boolean ofStep, String doc, Span span) {
    public Definition {
        parameters = List.copyOf(parameters);
    }
}
