@NullMarked
package org.pageproof.checker.report;

import org.jspecify.annotations.NullMarked;
