package org.pageproof.spec.syntax;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.UnaryOp;

/** An expression as written. Spans do not include brackets around the expression. */
public sealed interface Syntax {
    Span span();

    record Int(Span span, BigInteger value) implements Syntax {}

    record Bool(Span span, boolean value) implements Syntax {}

    record None(Span span) implements Syntax {}

    record Name(Span span, String text) implements Syntax {}

    /** {@code f(a, b)}. */
    record CallOf(Span span, Ident name, List<Syntax> arguments) implements Syntax {
        public CallOf {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code target.name}. */
    record Field(Span span, Syntax target, Ident name) implements Syntax {}

    /** {@code target[index]}. */
    record Element(Span span, Syntax target, Syntax index) implements Syntax {}

    /** {@code target'}. */
    record Primed(Span span, Syntax target) implements Syntax {}

    record UnaryOf(Span span, UnaryOp op, Syntax operand) implements Syntax {}

    /**
     * {@code left op right}.
     *
     * @param opSpan the operator itself
     */
    record BinaryOf(Span span, BinaryOp op, Span opSpan, Syntax left, Syntax right) implements Syntax {}

    record In(Span span, Syntax element, SyntaxSet set, boolean negated) implements Syntax {}

    /** {@code forall}, {@code exists}, {@code sum} or {@code count}. */
    record Bound(
            Span span,
            Binding binding,
            List<Binder> binders,
            @Nullable Syntax where,
            Syntax body) implements Syntax {
        public Bound {
            binders = List.copyOf(binders);
        }
    }

    /** What binds variables. */
    enum Binding {
        FORALL,
        EXISTS,
        SUM,
        COUNT
    }

    /** {@code p in pages}. */
    record Binder(Ident name, SyntaxSet set) {}

    /** {@code let x = a, y = b in body}. */
    record Let(Span span, List<Local> locals, Syntax body) implements Syntax {
        public Let {
            locals = List.copyOf(locals);
        }
    }

    /** {@code x = a} in a {@code let}. */
    record Local(Ident name, Syntax value) {}

    /** {@code if condition then a else b}. */
    record If(Span span, Syntax condition, Syntax then, Syntax otherwise) implements Syntax {}

    /** A set with braces. */
    record SetOf(Span span, SyntaxSet set) implements Syntax {}

    /** {@code left subset right}. */
    record Subset(Span span, Span opSpan, Syntax left, SyntaxSet right) implements Syntax {}

    /** {@code by f}. */
    record ByFunction(Span span, Ident function) implements Syntax {}

    /** {@code by write of p.count_info}. */
    record ByAccess(Span span, Ident kind, Syntax target) implements Syntax {}

    /** {@code c before write of p.count_info}, or without what it is of. */
    record BeforeAccess(
            Span span, Syntax cpu, Ident kind, @Nullable Syntax target) implements Syntax {}

    /** {@code at rest}. */
    record AtRestNow(Span span) implements Syntax {}

    /** {@code c steps}. */
    record Steps(Span span, Syntax cpu) implements Syntax {}
}
