package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/**
 * What the body of a lifecycle is made of, for messages, for its first states and for the moves that never happen.
 *
 * @param binders whose lives are followed
 * @param subject the values that make up the state of one of them, each over one state of the model
 * @param start that all of them begin in a state that is listed as an initial one; null when the spec does not list any
 * @param changes whether a step changes the state of any of them
 * @param moves the moves that are listed, in order
 */
public record Lifecycle(
        List<Binder> binders, List<Expr> subject, @Nullable Expr start, Expr changes, List<Move> moves) {
    public Lifecycle {
        binders = List.copyOf(binders);
        subject = List.copyOf(subject);
        moves = List.copyOf(moves);
    }

    /**
     * One row of the list.
     *
     * @param happens whether a step makes this move with any of the elements; false of steps that leave the state as it is
     * @param fits whether the states before and after the step of one element, to which the binders are bound, are those of
     *     the row, whoever makes the step
     * @param span the row without its semicolon
     */
    public record Move(Expr happens, Expr fits, Span span) {}
}
