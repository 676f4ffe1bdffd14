/**
 * The tree as it was written, before names are resolved. The typed tree, which the checker evaluates, is in
 * {@link org.pageproof.spec.typed}.
 */
@NullMarked
package org.pageproof.spec.syntax;

import org.jspecify.annotations.NullMarked;
