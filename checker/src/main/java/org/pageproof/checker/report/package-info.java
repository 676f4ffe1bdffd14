/** What a check found, and the forms that it is given in. */
@NullMarked
package org.pageproof.checker.report;

import org.jspecify.annotations.NullMarked;
