package org.pageproof.spec.typed;

import java.math.BigInteger;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * A number, {@code true}, {@code false} or an enum constant.
 *
 * @param value the number; 0 or 1 for a boolean; the ordinal of an enum constant
 */
public record Literal(Span span, ValueType type, BigInteger value) implements Expr {}
