/** Terms and what is simplified in them. */
@org.jspecify.annotations.NullMarked
package org.pageproof.checker.prove.term;
