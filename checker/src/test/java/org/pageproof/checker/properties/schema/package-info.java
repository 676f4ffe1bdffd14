@NullMarked
package org.pageproof.checker.properties.schema;

import org.jspecify.annotations.NullMarked;
