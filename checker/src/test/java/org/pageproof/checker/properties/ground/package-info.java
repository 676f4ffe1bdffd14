@NullMarked
package org.pageproof.checker.properties.ground;

import org.jspecify.annotations.NullMarked;
