/**
 * Scenarios with numbers: parameters and constants have values, and every group of CPUs a size.
 *
 * <p>{@code checker} resolves a typed scenario with the overrides of the command line, constructs the model with
 * {@link org.pageproof.spec.scenario.ResolvedScenario#parameters()}, and then asks
 * {@link org.pageproof.spec.scenario.ResolvedScenario#programs(int)} what each of its CPUs does.
 */
@NullMarked
package org.pageproof.spec.scenario;

import org.jspecify.annotations.NullMarked;
