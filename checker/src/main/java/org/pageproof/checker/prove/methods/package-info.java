/** Bounded search, induction and Horn clauses over the steps of a scenario: what is asked of a solver, and what its answers mean. */
@NullMarked
package org.pageproof.checker.prove.methods;

import org.jspecify.annotations.NullMarked;
