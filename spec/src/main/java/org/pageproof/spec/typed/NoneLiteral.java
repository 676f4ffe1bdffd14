package org.pageproof.spec.typed;

import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.source.Span;

/**
 * {@code none}.
 *
 * @param type of the reference that it is compared with
 */
public record NoneLiteral(Span span, RefType type) implements Expr {}
