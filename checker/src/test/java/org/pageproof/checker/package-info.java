@NullMarked
package org.pageproof.checker;

import org.jspecify.annotations.NullMarked;
