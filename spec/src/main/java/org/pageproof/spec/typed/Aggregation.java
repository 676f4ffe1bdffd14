package org.pageproof.spec.typed;

/** What is added up over the combinations. */
public enum Aggregation {
    /** The body, an int. */
    SUM,
    /** One for each combination for which the body, a truth value, is true. */
    COUNT
}
