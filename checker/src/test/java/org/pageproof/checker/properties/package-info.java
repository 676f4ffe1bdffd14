@NullMarked
package org.pageproof.checker.properties;

import org.jspecify.annotations.NullMarked;
