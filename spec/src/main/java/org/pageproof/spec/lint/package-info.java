/**
 * Things that a correct spec can have and that are probably not meant. One rule is one class, one example with the
 * expected warnings marked in it ({@code src/test/resources/lint}), and one heading in {@code docs/lint.md}.
 */
@NullMarked
package org.pageproof.spec.lint;

import org.jspecify.annotations.NullMarked;
