/** Lies planted in compiled programs, to see whether the agreement of engines would notice. */
@NullMarked
package org.pageproof.checker.mutation;

import org.jspecify.annotations.NullMarked;
