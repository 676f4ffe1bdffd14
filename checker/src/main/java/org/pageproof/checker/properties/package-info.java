/**
 * The properties of a spec over the states of a step program.
 *
 * <p>{@link org.pageproof.checker.properties.schema} tells the type checker what a model has. {@link
 * org.pageproof.checker.properties.ground} unrolls a typed property against the fixed world, {@link
 * org.pageproof.checker.properties.code} turns the result into bytecode over packed states. {@link
 * org.pageproof.checker.properties.Properties} puts them together: a monitor for searches, and explanations.
 */
@NullMarked
package org.pageproof.checker.properties;

import org.jspecify.annotations.NullMarked;
