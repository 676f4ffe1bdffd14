/** Java PathFinder as an engine: it runs the model's own class files in its own virtual machine, with its own search. */
@NullMarked
package org.pageproof.checker.jpf;

import org.jspecify.annotations.NullMarked;
