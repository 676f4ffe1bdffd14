/** Tests of the guest p2m by hand. */
@NullMarked
package org.pageproof.xen.p2m;

import org.jspecify.annotations.NullMarked;
