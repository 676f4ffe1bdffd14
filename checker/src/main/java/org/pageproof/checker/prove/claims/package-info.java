/** Claims as terms: mathematical integers become bit-vectors that are wide enough for every value they can have. */
@NullMarked
package org.pageproof.checker.prove.claims;

import org.jspecify.annotations.NullMarked;
