package org.pageproof.spec.schema;

/**
 * A parameter of the model's constructor, set by scenarios.
 *
 * @param name as scenarios write it
 * @param type an int or a boolean; booleans count as 0 and 1 in the numbers below
 * @param min least value, inclusive
 * @param max greatest value, inclusive
 * @param def the value where a scenario gives none
 */
public record ModelParameter(String name, ValueType type, long min, long max, long def) {}
