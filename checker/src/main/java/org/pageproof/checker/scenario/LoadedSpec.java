package org.pageproof.checker.scenario;

import java.util.List;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.typed.Spec;

/**
 * A spec that was read without errors.
 *
 * @param models where its model and the model's variants are
 * @param warnings what is said of it all the same, in order of place
 */
public record LoadedSpec(Spec spec, ModelPath models, List<Diagnostic> warnings) {
    /** Copies the list. */
    public LoadedSpec {
        warnings = List.copyOf(warnings);
    }
}
