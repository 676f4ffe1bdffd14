@NullMarked
package org.pageproof.variants;

import org.jspecify.annotations.NullMarked;
