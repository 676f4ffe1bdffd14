/** Tests of the forms of the p2m by hand. */
@NullMarked
package org.pageproof.xen.p2m.format;

import org.jspecify.annotations.NullMarked;
