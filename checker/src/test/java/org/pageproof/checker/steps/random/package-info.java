/** Random model classes, and what must be true of every model. */
@NullMarked
package org.pageproof.checker.steps.random;

import org.jspecify.annotations.NullMarked;
