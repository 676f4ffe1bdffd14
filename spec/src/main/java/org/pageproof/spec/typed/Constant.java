package org.pageproof.spec.typed;

import org.pageproof.spec.source.Span;

/**
 * {@code const name = value;}.
 *
 * @param name as declared
 * @param value over literals, model parameters and earlier or later constants; an int or a truth value
 * @param doc text of the doc comment; empty when there is none
 * @param span the name
 */
public record Constant(String name, Expr value, String doc, Span span) {}
