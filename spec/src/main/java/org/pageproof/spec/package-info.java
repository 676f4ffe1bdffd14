/** The spec language: grammar, syntax tree, types, diagnostics. */
@NullMarked
package org.pageproof.spec;

import org.jspecify.annotations.NullMarked;
