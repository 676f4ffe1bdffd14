package org.pageproof.spec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/** What stands after {@code in}. */
public sealed interface SyntaxSet {
    Span span();

    /** A collection by name. */
    record Named(Span span, Syntax path) implements SyntaxSet {}

    /** {@code low .. high}. */
    record Range(Span span, Syntax low, Syntax high) implements SyntaxSet {}

    /**
     * <code>{x in s : where}</code> or <code>{value : x in s where where}</code>.
     *
     * @param value null for the variable itself
     * @param where null when there is none
     */
    record Comprehension(
            Span span,
            @Nullable Syntax value,
            List<Syntax.Binder> binders,
            @Nullable Syntax where) implements SyntaxSet {
        public Comprehension {
            binders = List.copyOf(binders);
        }
    }

    /** <code>{a, b}</code>. */
    record Members(Span span, List<Syntax> members) implements SyntaxSet {
        public Members {
            members = List.copyOf(members);
        }
    }
}
