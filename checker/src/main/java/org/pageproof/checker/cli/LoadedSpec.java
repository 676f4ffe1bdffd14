package org.pageproof.checker.cli;

import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.typed.Spec;

/**
 * A spec that was read without errors.
 *
 * @param models where its model and the model's variants are
 */
record LoadedSpec(Spec spec, ModelPath models) {}
