@NullMarked
package org.pageproof.checker.prove.capacity;

import org.jspecify.annotations.NullMarked;
