/** Alternate p2m views of an HVM guest: several EPT tables, copied lazily from the host's (p2m 1.2, 2.4 to 2.9). */
@NullMarked
package org.pageproof.xen.altp2m;

import org.jspecify.annotations.NullMarked;
