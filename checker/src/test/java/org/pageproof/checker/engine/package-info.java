@NullMarked
package org.pageproof.checker.engine;

import org.jspecify.annotations.NullMarked;
