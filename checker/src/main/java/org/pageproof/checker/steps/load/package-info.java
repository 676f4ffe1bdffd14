/** Finds model classes, compiles sources, reads their bytecode. */
@NullMarked
package org.pageproof.checker.steps.load;

import org.jspecify.annotations.NullMarked;
