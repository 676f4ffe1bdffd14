@NullMarked
package org.pageproof.checker.spin;

import org.jspecify.annotations.NullMarked;
