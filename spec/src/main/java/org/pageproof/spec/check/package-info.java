/**
 * From the tree as written to the typed tree: names are resolved against a model, types are checked.
 *
 * <p>A method that gives null has reported why, or met something that was reported before; its caller goes on with the
 * rest, so that one run finds several errors.
 */
@NullMarked
package org.pageproof.spec.check;

import org.jspecify.annotations.NullMarked;
