/** The only way a model touches shared memory, and the annotations that name what specs may use. */
@NullMarked
package org.pageproof.machine;

import org.jspecify.annotations.NullMarked;
