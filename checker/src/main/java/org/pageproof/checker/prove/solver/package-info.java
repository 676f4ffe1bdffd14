/**
 * Questions to a solver. SMT-LIB 2 text goes in and an answer comes out, so that what is written to a file is what was solved, and
 * another solver can be asked the same.
 */
@NullMarked
package org.pageproof.checker.prove.solver;

import org.jspecify.annotations.NullMarked;
