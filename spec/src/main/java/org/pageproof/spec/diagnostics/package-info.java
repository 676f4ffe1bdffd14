/**
 * Messages about specs: number, place, what is wrong, what was expected, what may have been meant.
 *
 * <p>{@code docs/errors.md} has a paragraph for every number of {@link org.pageproof.spec.diagnostics.SpecError}.
 */
@NullMarked
package org.pageproof.spec.diagnostics;

import org.jspecify.annotations.NullMarked;
