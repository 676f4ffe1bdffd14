@NullMarked
package org.pageproof.checker.explore;

import org.jspecify.annotations.NullMarked;
