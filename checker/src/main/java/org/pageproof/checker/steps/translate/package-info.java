/** Bytecode of the model's methods to instructions, one to one; what a model may not contain is refused here. */
@NullMarked
package org.pageproof.checker.steps.translate;

import org.jspecify.annotations.NullMarked;
