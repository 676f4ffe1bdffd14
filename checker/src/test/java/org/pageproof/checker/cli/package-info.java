@NullMarked
package org.pageproof.checker.cli;

import org.jspecify.annotations.NullMarked;
