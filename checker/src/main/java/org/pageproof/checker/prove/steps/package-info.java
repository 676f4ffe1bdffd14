/**
 * The steps of a compiled model as guarded updates over bit-vector terms: symbolic execution of one access with the local code
 * after it, one way through that code at a time.
 */
@NullMarked
package org.pageproof.checker.prove.steps;

import org.jspecify.annotations.NullMarked;
