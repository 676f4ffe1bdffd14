@NullMarked
package org.pageproof.checker.trace;

import org.jspecify.annotations.NullMarked;
