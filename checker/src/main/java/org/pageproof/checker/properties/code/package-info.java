/** Bytecode for ground expressions, working on packed states. */
@NullMarked
package org.pageproof.checker.properties.code;

import org.jspecify.annotations.NullMarked;
