/** Steps as terms against the interpreter. */
@org.jspecify.annotations.NullMarked
package org.pageproof.checker.prove.steps;
