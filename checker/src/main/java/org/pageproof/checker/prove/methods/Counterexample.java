package org.pageproof.checker.prove.methods;

import org.pageproof.checker.trace.Run;

/**
 * A counterexample to induction: a state that satisfies everything that was assumed, and the steps from it that miss a goal.
 * The state need not be reachable.
 */
public record Counterexample(Goal goal, Run run) {}
