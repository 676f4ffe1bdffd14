@NullMarked
package org.pageproof.machine;

import org.jspecify.annotations.NullMarked;
