/** What a check found, as text and as JSON. */
@NullMarked
package org.pageproof.checker.report;

import org.jspecify.annotations.NullMarked;
