/** Whether a legal guest can take more references to a page than its counters hold: invariant I33, asked of a solver. */
@NullMarked
package org.pageproof.checker.prove.capacity;

import org.jspecify.annotations.NullMarked;
