/** Engines that know nothing of each other, asked the same. */
@NullMarked
package org.pageproof.checker.agreement;

import org.jspecify.annotations.NullMarked;
