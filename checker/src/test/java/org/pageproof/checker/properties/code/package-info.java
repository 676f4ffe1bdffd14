@NullMarked
package org.pageproof.checker.properties.code;

import org.jspecify.annotations.NullMarked;
