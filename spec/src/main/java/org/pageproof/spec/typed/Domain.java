package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * <code>{x in s : where}</code> or <code>{value : x in s where where}</code>: a set, so that equal elements count once.
     *
     * @param where only the combinations for which it is true give an element; null for all
     */
    record Comprehension(
            Span span,
            Expr value,
            List<Binder> binders,
            @Nullable Expr where) implements Domain {
        public Comprehension {
            binders = List.copyOf(binders);
        }
    }

    /** The flags of a word that are set. */
    record Flags(Span span, List<Flag> flags) implements Domain {
        public Flags {
            flags = List.copyOf(flags);
        }
    }

    /**
     * One flag of a word.
     *
     * @param name a constant of the enum of the word's flags
     * @param isSet a truth value
     */
    record Flag(Literal name, Expr isSet) {}
}
