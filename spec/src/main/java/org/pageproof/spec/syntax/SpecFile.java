package org.pageproof.spec.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.SourceText;

/**
 * A spec file as written.
 *
 * @param module name of the module, null when the clause is missing
 * @param model name of the model, null when the clause is missing
 * @param declarations those that could be read, in order
 * @param broken names of declarations that could not be read; using them is no further error
 */
public record SpecFile(
        SourceText source,
        @Nullable Ident module,
        @Nullable Ident model,
        List<Declaration> declarations,
        Set<String> broken) {
    public SpecFile {
        declarations = List.copyOf(declarations);
        broken = Set.copyOf(broken);
    }

    /** The model that the file is about. */
    public Optional<String> modelName() {
        return Optional.ofNullable(model).map(Ident::text);
    }
}
