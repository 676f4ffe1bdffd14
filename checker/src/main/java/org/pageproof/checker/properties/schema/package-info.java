/** What specs may name of a model, read from its classes and from one instance of it. */
@NullMarked
package org.pageproof.checker.properties.schema;

import org.jspecify.annotations.NullMarked;
