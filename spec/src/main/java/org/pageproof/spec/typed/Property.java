package org.pageproof.spec.typed;

import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/**
 * Something that a spec says of the model.
 *
 * @param kind invariant, lemma, transition, cover, lifecycle, or a claim about lifetimes
 * @param name unique in the spec
 * @param number such as {@code I29}; unique in the spec; empty when there is none
 * @param description the sentence after the name; empty when there is none
 * @param body a truth value; for a lifecycle, that no element makes a move that is not listed; for {@code nested} and
 *     {@code ref}, of every element an implication of the two lifetimes
 * @param ofStep whether the body speaks of a step: always for a transition and a lifecycle, either for a cover, never for the
 *     others
 * @param moment when the claim is made; the body does not repeat it
 * @param lifecycle what the body of a lifecycle is made of; null for the others
 * @param doc text of the doc comment; empty when there is none
 * @param span the name
 */
public record Property(
        Kind kind,
        String name,
        String number,
        String description,
        Expr body,
        boolean ofStep,
        Moment moment,
        @Nullable Lifecycle lifecycle,
        String doc,
        Span span) {
    /** What kind of claim it is. */
    public enum Kind {
        /** True in every reachable state. */
        INVARIANT,
        /** True in every reachable state, and stated because it helps to prove other claims. */
        LEMMA,
        /** True of every transition between reachable states. */
        TRANSITION,
        /** True of at least one reachable state or transition. */
        COVER,
        /** True of every transition, and of the initial state: only listed moves are made. */
        LIFECYCLE,
        /** True in every reachable state: of every element, where the one is alive, the other is. */
        NESTED,
        /** True in every reachable state: of every element, where the reference is stored, what it needs is alive. */
        REF;

        /** Whether it is one claim about every reachable state, as it is written. */
        public boolean isOfStates() {
            return this == INVARIANT || this == LEMMA;
        }

        /** Whether it is a claim about two lifetimes. */
        public boolean isOfLifetimes() {
            return this == NESTED || this == REF;
        }
    }

    /** The name, with the number in front where there is one: {@code I29 held_keeps_page}. */
    public String title() {
        return number.isEmpty() ? name : number + " " + name;
    }
}
