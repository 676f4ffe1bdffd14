/** Tests of finding and loading models. */
@NullMarked
package org.pageproof.checker.steps.load;

import org.jspecify.annotations.NullMarked;
