/**
 * A trace as one self-contained HTML page. The fixed part of the page is a template that escapes what it is given; the
 * states are data in the page, which its script shows step by step.
 */
@NullMarked
package org.pageproof.checker.report.html;

import org.jspecify.annotations.NullMarked;
