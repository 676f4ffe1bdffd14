/** The engine that searches all interleavings by running the model's own classes on real threads, one for each CPU. */
@NullMarked
package org.pageproof.checker.threads;

import org.jspecify.annotations.NullMarked;
