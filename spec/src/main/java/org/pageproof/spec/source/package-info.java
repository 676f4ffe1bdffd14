/** Spec texts and places in them. */
@NullMarked
package org.pageproof.spec.source;

import org.jspecify.annotations.NullMarked;
