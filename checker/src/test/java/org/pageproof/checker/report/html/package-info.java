/** Tests of the HTML reports. */
@NullMarked
package org.pageproof.checker.report.html;

import org.jspecify.annotations.NullMarked;
