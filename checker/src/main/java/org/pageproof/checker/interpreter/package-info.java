/** A plain search by the reference semantics: slow, and shares with the other search the step program only. */
@NullMarked
package org.pageproof.checker.interpreter;

import org.jspecify.annotations.NullMarked;
