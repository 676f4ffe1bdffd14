/** What is known of registers at every instruction: ranges, liveness, equal values, flow of ghosts, call paths. */
@NullMarked
package org.pageproof.checker.steps.analysis;

import org.jspecify.annotations.NullMarked;
