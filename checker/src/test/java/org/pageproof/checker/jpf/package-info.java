@NullMarked
package org.pageproof.checker.jpf;

import org.jspecify.annotations.NullMarked;
