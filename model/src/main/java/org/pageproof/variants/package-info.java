/**
 * Variants of the models: bugs of the past under their numbers in the domain notes (B..), forms of other eras (E..), and
 * mutants that break an invariant which no bug of the notes breaks (M..).
 */
@NullMarked
package org.pageproof.variants;

import org.jspecify.annotations.NullMarked;
