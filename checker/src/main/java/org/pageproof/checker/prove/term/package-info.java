/** Bit-vector terms: built simplified, evaluated, and written as SMT-LIB 2. Nothing here knows of models or of a solver. */
@NullMarked
package org.pageproof.checker.prove.term;

import org.jspecify.annotations.NullMarked;
