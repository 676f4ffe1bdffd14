/** How a toolstack finds the p2m of a PV guest, and how large it may be (p2m 1.1, 3.1 P-14 and P-15, 4.1 VP-17, VP-18, VP-20). */
@NullMarked
package org.pageproof.xen.p2m.format;

import org.jspecify.annotations.NullMarked;
