/** The fixed object graph of one model instance: objects become ids, mutable parts become slots. */
@NullMarked
package org.pageproof.checker.steps.world;

import org.jspecify.annotations.NullMarked;
