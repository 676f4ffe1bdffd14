/** The compiled model: what every engine sees, and nothing of the bytecode it came from. */
@NullMarked
package org.pageproof.checker.steps;

import org.jspecify.annotations.NullMarked;
