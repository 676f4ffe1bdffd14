package org.pageproof.checker.steps.instance;

/**
 * A parameter of the model's constructor.
 *
 * @param name as scenarios set it
 * @param min smallest legal value
 * @param max largest legal value
 * @param byDefault the value where a scenario says nothing
 */
public record ModelParameter(String name, long min, long max, long byDefault) {}
