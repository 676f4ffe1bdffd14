/** Tests of the alternate views. */
@NullMarked
package org.pageproof.xen.altp2m;

import org.jspecify.annotations.NullMarked;
