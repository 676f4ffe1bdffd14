package org.pageproof.checker.steps.instance;

/**
 * A parameter of the model's constructor.
 *
 * @param name as scenarios set it
 * @param isBoolean whether it is a truth value, 0 or 1
 * @param min smallest legal value
 * @param max largest legal value
 * @param byDefault the value where a scenario says nothing
 */
public record ModelParameter(String name, boolean isBoolean, long min, long max, long byDefault) {}
