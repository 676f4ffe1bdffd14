/**
 * The next-state function as bytecode.
 *
 * <p>The local code between two accesses becomes <em>segments</em>: small static methods that keep registers in local
 * variables. A segment ends where control meets an access, a call, a return or a cut (where it would grow too long); it
 * then leaves its registers in the register file and returns the number of the segment to go on with. So code is shared by
 * all call paths, there is no megamorphic call, and no method outgrows the JIT. {@link
 * org.pageproof.checker.steps.generate.StepContext} holds what segments work on: the packed state and the register file.
 */
@NullMarked
package org.pageproof.checker.steps.generate;

import org.jspecify.annotations.NullMarked;
