@NullMarked
package org.pageproof.xen;

import org.jspecify.annotations.NullMarked;
