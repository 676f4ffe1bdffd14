package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * {@code if condition then a else b}. Only the branch that is chosen is evaluated.
 *
 * @param type of both branches
 */
public record Conditional(Span span, Expr condition, Expr then, Expr otherwise, ValueType type) implements Expr {}
