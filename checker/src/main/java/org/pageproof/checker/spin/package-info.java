/**
 * The step program as a Promela model, and runs of SPIN on it.
 *
 * <p>{@link org.pageproof.checker.spin.PromelaModel} writes a step program with its claims; {@link
 * org.pageproof.checker.spin.SpinRun} has SPIN search it.
 */
@NullMarked
package org.pageproof.checker.spin;

import org.jspecify.annotations.NullMarked;
