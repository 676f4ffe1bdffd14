package org.pageproof.spec.typed;

import java.util.List;
import org.pageproof.spec.source.Span;

/** What a variable ranges over, and what {@code in} looks into. */
public sealed interface Domain {
    Span span();

    /** The elements of an array, each in turn. Elements that are equal count each. */
    record Elements(Span span, Place array) implements Domain {}

    /** {@code low .. high}, both included; nothing when {@code low > high}. */
    record Range(Span span, Expr low, Expr high) implements Domain {}

    /** <code>{a, b}</code>: a set, so that equal elements count once. */
    record Members(Span span, List<Expr> members) implements Domain {
        public Members {
            members = List.copyOf(members);
        }
    }
}
