package org.pageproof.spec.syntax;

import java.util.List;
import org.pageproof.spec.source.Span;

/** What stands after {@code in}. */
public sealed interface SyntaxSet {
    Span span();

    /** A collection by name. */
    record Named(Span span, Syntax path) implements SyntaxSet {}

    /** {@code low .. high}. */
    record Range(Span span, Syntax low, Syntax high) implements SyntaxSet {}

    /** <code>{a, b}</code>. */
    record Members(Span span, List<Syntax> members) implements SyntaxSet {
        public Members {
            members = List.copyOf(members);
        }
    }
}
