package org.pageproof.spec.typed;

/** A variable and what it ranges over. Later binders of the same list may use earlier variables in their domain. */
public record Binder(Variable variable, Domain domain) {}
