/** The code of a model as instructions over numbered registers, translated from bytecode one to one. */
@NullMarked
package org.pageproof.checker.steps.ir;

import org.jspecify.annotations.NullMarked;
