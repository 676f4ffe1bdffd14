package org.pageproof.spec.typed;

import org.pageproof.spec.source.Span;

/**
 * Something that a spec says of the model.
 *
 * @param kind invariant, transition or cover
 * @param name unique in the spec
 * @param number such as {@code I29}; unique in the spec; empty when there is none
 * @param description the sentence after the name; empty when there is none
 * @param body a truth value
 * @param ofStep whether the body speaks of a step: always for a transition, never for an invariant, either for a cover
 * @param doc text of the doc comment; empty when there is none
 * @param span the name
 */
public record Property(
        Kind kind, String name, String number, String description, Expr body, boolean ofStep, String doc, Span span) {
    /** What kind of claim it is. */
    public enum Kind {
        /** True in every reachable state. */
        INVARIANT,
        /** True of every transition between reachable states. */
        TRANSITION,
        /** True of at least one reachable state or transition. */
        COVER
    }

    /** The name, with the number in front where there is one: {@code I29 held_keeps_page}. */
    public String title() {
        return number.isEmpty() ? name : number + " " + name;
    }
}
