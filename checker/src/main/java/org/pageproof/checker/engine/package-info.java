/** What engines other than the search have in common: what they are asked, and what they answer. */
@NullMarked
package org.pageproof.checker.engine;

import org.jspecify.annotations.NullMarked;
