/**
 * Properties without quantifiers: expressions over slots of the state, unrolled against the objects of one world.
 *
 * <p>{@link org.pageproof.checker.properties.ground.Grounder} makes them from the typed tree, {@link
 * org.pageproof.checker.properties.ground.Terms} simplifies while it builds them, {@link
 * org.pageproof.checker.properties.ground.Evaluator} defines their meaning.
 */
@NullMarked
package org.pageproof.checker.properties.ground;

import org.jspecify.annotations.NullMarked;
