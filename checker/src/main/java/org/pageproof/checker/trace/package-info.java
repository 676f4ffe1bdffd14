/** Counterexamples as files and as text, and their replay on the step program and on real threads. */
@NullMarked
package org.pageproof.checker.trace;

import org.jspecify.annotations.NullMarked;
