package org.pageproof.spec.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/**
 * A spec file as written, alone or with the files that it imports.
 *
 * @param source with the texts of imported files behind it
 * @param module name of the module, null when the clause is missing
 * @param model name of the model, null when the clause is missing
 * @param imports clauses of this file, in order
 * @param declarations those that could be read; those of imported files come first
 * @param broken names of declarations that could not be read; using them is no further error
 * @param complete whether every import was found; where one was not, an unknown name is no further error
 * @param visible which files can be used where
 */
public record SpecFile(
        SourceText source,
        @Nullable Ident module,
        @Nullable Ident model,
        List<Import> imports,
        List<Declaration> declarations,
        Set<String> broken,
        boolean complete,
        Visible visible) {
    public SpecFile {
        imports = List.copyOf(imports);
        declarations = List.copyOf(declarations);
        broken = Set.copyOf(broken);
    }

    /** Says which files see which. */
    public interface Visible {
        /** Whether what is declared in one place can be used in the other. */
        boolean sees(Span use, Span declared);
    }

    /** The model that the file is about. */
    public Optional<String> modelName() {
        return Optional.ofNullable(model).map(Ident::text);
    }
}
