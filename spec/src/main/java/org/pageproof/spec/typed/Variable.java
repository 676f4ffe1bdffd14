package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/**
 * A variable of a quantifier or a parameter of a definition.
 *
 * @param id dense from 0 over the whole spec
 * @param name as written
 * @param type of its values
 * @param span where it is declared
 */
public record Variable(int id, String name, ValueType type, Span span) {}
