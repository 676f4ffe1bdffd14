/** The command line: it puts specs, models, engines, traces and reports together. */
@NullMarked
package org.pageproof.checker.cli;

import org.jspecify.annotations.NullMarked;
