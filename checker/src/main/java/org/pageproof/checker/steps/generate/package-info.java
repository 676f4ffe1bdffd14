/** Bytecode of the next-state function. */
@NullMarked
package org.pageproof.checker.steps.generate;

import org.jspecify.annotations.NullMarked;
