package org.pageproof.spec.typed;

/** For all, or at least one. */
public enum Quantifier {
    FORALL,
    EXISTS
}
