package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * The value at a place.
 *
 * @param place whose type is a value type, or a word, which reads as its whole int
 * @param primed whether it is the value after the step
 * @param type of the value
 */
public record Read(Span span, Place place, boolean primed, ValueType type) implements Expr {}
