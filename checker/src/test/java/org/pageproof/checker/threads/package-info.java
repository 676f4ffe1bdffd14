/** The engine on real threads finds the states that everything else finds. */
@NullMarked
package org.pageproof.checker.threads;

import org.jspecify.annotations.NullMarked;
