package org.pageproof.spec.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Before;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.InCall;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Read;

/**
 * Checks {@code nested} and {@code ref} and says them as a claim about states: of every element for which the guard is
 * true, the one lifetime implies the other.
 */
final class LifetimeChecker {
    private final Globals globals;
    private final ExpressionChecker checker;

    LifetimeChecker(Globals globals) {
        this.globals = globals;
        this.checker = new ExpressionChecker(globals, Mode.LIFETIME);
    }

    /** Null after an error. */
    @Nullable
    Property property(Declaration.LifetimeDecl l) {
        boolean nested = l.kind() == Property.Kind.NESTED;
        List<Binder> binders = checker.bind(l.binders());
        Syntax guard = l.where();
        Expr where = guard == null ? null : checker.truth(guard, "the condition after \"where\"");
        Expr inner = nested ? lifetime(l.inner(), "before \"within\"") : stored(l.inner());
        Expr outer = lifetime(l.outer(), nested ? "after \"within\"" : "after \"needs\"");
        if (inner == null
                || outer == null
                || binders.size() != l.binders().size()
                || (guard != null && where == null)) {
            return null;
        }
        if (text(inner).equals(text(outer))) {
            globals.reporter.error(
                    SpecError.SAME_LIFETIME,
                    outer.span(),
                    "both sides are the same, so that this could never fail",
                    nested
                            ? "write after \"within\" what has to be alive as long as the other is"
                            : "write after \"needs\" what has to be alive as long as the reference is stored");
            return null;
        }
        Expr body = new Binary(inner.span().to(outer.span()), BinaryOp.IMPLIES, inner, outer);
        return new Property(
                l.kind(),
                l.name().text(),
                l.number() == null ? "" : l.number().text(),
                l.description(),
                new Quantified(l.span(), Quantifier.FORALL, binders, where, body),
                false,
                Moment.ALWAYS,
                null,
                l.doc(),
                l.name().span());
    }

    private String text(Expr e) {
        return globals.written(e.span()).replaceAll("\\s+", " ");
    }

    /** A truth value that the state decides; null after an error. */
    private @Nullable Expr lifetime(Syntax s, String place) {
        Expr e = checker.value(s, BoolType.BOOL);
        if (e != null && !Types.isBool(e.type())) {
            globals.reporter.error(
                    SpecError.NO_LIFETIME,
                    e.span(),
                    "what stands " + place + " must be a truth value, and this is "
                            + e.type().described(),
                    compared(e.type()));
            return null;
        }
        return e == null || !livesAndDies(e, "a lifetime is a truth value that the state decides") ? null : e;
    }

    private static String compared(ValueType type) {
        return type instanceof IntType
                ? "compare it with something, such as \"> 0\""
                : type instanceof EnumType
                        ? "say with \"==\" or \"in\" which constants it has while it is alive"
                        : "\"!= none\" after it says that there is one";
    }

    /** Whether a reference is stored: a truth value, or a reference that is not none; null after an error. */
    private @Nullable Expr stored(Syntax s) {
        Expr e = checker.value(s, null);
        if (e == null) {
            return null;
        }
        boolean reference = e.type() instanceof RefType;
        if (!reference && !Types.isBool(e.type())) {
            globals.reporter.error(
                    SpecError.NO_LIFETIME,
                    e.span(),
                    "what stands before \"needs\" must be a reference or a truth value, and this is "
                            + e.type().described(),
                    compared(e.type()));
            return null;
        }
        if (!livesAndDies(
                e,
                reference
                        ? "a reference is stored in the state and can be none"
                        : "it must be the state that says whether the reference is stored")) {
            return null;
        }
        if (e.type() instanceof RefType r) {
            if (!r.nullable()) {
                globals.reporter.error(
                        SpecError.NO_LIFETIME,
                        e.span(),
                        "this reference is never none, so that it is never dropped",
                        "say with an invariant what is always true of what it refers to");
                return null;
            }
            Span nowhere = new Span(e.span().end(), e.span().end());
            return new Binary(e.span(), BinaryOp.NOT_EQUAL, e, new NoneLiteral(nowhere, r));
        }
        return e;
    }

    private boolean livesAndDies(Expr e, String advice) {
        if (readsState(e)) {
            return true;
        }
        globals.reporter.error(
                SpecError.NO_LIFETIME,
                e.span(),
                "this has no lifetime: it is the same in every state",
                advice + "; what is fixed can stand after \"where\"");
        return false;
    }

    /** Whether the value can differ between two states, as far as the text tells. */
    private static boolean readsState(Expr e) {
        boolean[] found = {false};
        Expressions.walk(
                e,
                x -> found[0] |= x instanceof Read
                        || x instanceof AtRest
                        || x instanceof InCall
                        || x instanceof Before
                        || (x instanceof Call c && readsState(c.definition().body())));
        return found[0];
    }
}
