/**
 * The exhaustive, exact, breadth-first search over packed states.
 *
 * <p>{@link org.pageproof.checker.explore.Explorer} runs it. What is asked of states and transitions is a
 * {@link org.pageproof.checker.explore.Monitor}; where the search may end early is a
 * {@link org.pageproof.checker.explore.Goal} and {@link org.pageproof.checker.explore.Limits}. A reduction is a wrapper
 * around the {@link org.pageproof.checker.steps.NextState} that is handed to the explorer.
 */
@NullMarked
package org.pageproof.checker.explore;

import org.jspecify.annotations.NullMarked;
