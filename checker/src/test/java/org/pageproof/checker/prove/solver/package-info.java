@NullMarked
package org.pageproof.checker.prove.solver;

import org.jspecify.annotations.NullMarked;
