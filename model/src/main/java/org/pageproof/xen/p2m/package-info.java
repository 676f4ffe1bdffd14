/**
 * A PV guest that keeps its own p2m while a toolstack reads it to migrate the guest (p2m 1.1, 2.1 to 2.3, 3.1, 4.1): what the guest
 * does, what the hypervisor does for it, how the toolstack saves, and how both agree on when the list has moved.
 */
@NullMarked
package org.pageproof.xen.p2m;

import org.jspecify.annotations.NullMarked;
