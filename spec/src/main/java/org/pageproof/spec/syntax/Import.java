package org.pageproof.spec.syntax;

import java.util.List;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/**
 * {@code import "common.inv";}.
 *
 * @param path as it was written, with the place of the string
 * @param files the file and all that it imports in turn; empty as long as it has not been looked for, and after an error
 */
public record Import(Ident path, List<SourceText> files) {
    public Import {
        files = List.copyOf(files);
    }

    /** Whether this import brings what is declared there. */
    public boolean brings(Span declared) {
        return files.stream().anyMatch(f -> f.start() <= declared.start() && declared.start() <= f.end());
    }
}
