package org.pageproof.spec.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.By;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Definition;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;

/**
 * Checks a lifecycle and says it as a claim about steps: of each element, the state is the same after the step as before, or
 * some row lists the move.
 */
final class LifecycleChecker {
    private final Globals globals;
    private final ExpressionChecker checker;
    private final List<Expr> subject = new ArrayList<>();
    private List<Definition> values = List.of();
    private Span name = Span.NOWHERE;

    LifecycleChecker(Globals globals) {
        this.globals = globals;
        this.checker = new ExpressionChecker(globals, Mode.STATE);
    }

    @Nullable
    Property property(Declaration.LifecycleDecl l) {
        name = l.name().span();
        List<Binder> binders = checker.bind(l.binders());
        for (Syntax s : l.subject()) {
            Expr e = checker.value(s, null);
            if (e != null) {
                subject.add(e);
            }
        }
        if (binders.size() != l.binders().size()
                || subject.size() != l.subject().size()) {
            return null;
        }
        values = subject.stream()
                .map(e -> new Definition("", List.of(), e, false, "", name))
                .toList();
        List<Expr> initial = new ArrayList<>();
        List<Expr> listed = new ArrayList<>();
        List<Lifecycle.Move> moves = new ArrayList<>();
        boolean good = true;
        for (Declaration.Row row : l.rows()) {
            Expr to = side(row.to(), row.from() != null);
            Expr from = row.from() == null ? null : side(row.from(), false);
            Expr by = by(row.by());
            if (to == null
                    || (row.from() != null && from == null)
                    || (by == null && !row.by().isEmpty())) {
                good = false;
            } else if (from == null) {
                initial.add(to);
            } else {
                Expr move = and(from, by == null ? to : and(to, by));
                listed.add(move);
                Expr happens = exists(binders, and(differs(), move), row.span());
                moves.add(new Lifecycle.Move(happens, and(from, to), row.span()));
            }
        }
        if (!good) {
            return null;
        }
        Expr first = any(initial);
        Expr start = first == null ? null : new Quantified(name, Quantifier.FORALL, binders, null, first);
        Expr body = same();
        for (Expr move : listed) {
            body = new Binary(body.span(), BinaryOp.OR, body, move);
        }
        return new Property(
                Property.Kind.LIFECYCLE,
                l.name().text(),
                l.number() == null ? "" : l.number().text(),
                l.description(),
                new Quantified(name, Quantifier.FORALL, binders, null, body),
                true,
                Moment.ALWAYS,
                new Lifecycle(binders, subject, start, exists(binders, differs(), name), moves),
                l.doc(),
                name);
    }

    private static Expr exists(List<Binder> binders, Expr body, Span span) {
        return new Quantified(span, Quantifier.EXISTS, binders, null, body);
    }

    private static Expr and(Expr left, Expr right) {
        return new Binary(left.span(), BinaryOp.AND, left, right);
    }

    private static @Nullable Expr any(List<Expr> all) {
        Expr any = null;
        for (Expr e : all) {
            any = any == null ? e : new Binary(e.span(), BinaryOp.OR, any, e);
        }
        return any;
    }

    /** A part of the state after the step. */
    private Expr after(int part) {
        return new Call(subject.get(part).span(), values.get(part), List.of(), true);
    }

    private Expr differs() {
        return new Unary(name, UnaryOp.NOT, same());
    }

    /** Whether the step leaves the state as it is. */
    private Expr same() {
        Expr all = null;
        for (int i = 0; i < subject.size(); i++) {
            Expr before = new Call(name, values.get(i), List.of(), false);
            Expr same = new Binary(name, BinaryOp.EQUAL, before, after(i));
            all = all == null ? same : and(all, same);
        }
        return Objects.requireNonNull(all);
    }

    /** Whether the state is one of those that are listed; null after an error. */
    private @Nullable Expr side(List<Declaration.Entry> entries, boolean after) {
        List<Expr> all = new ArrayList<>();
        for (Declaration.Entry entry : entries) {
            Expr made = entry(entry, after);
            if (made != null) {
                all.add(made);
            }
        }
        return all.size() == entries.size() ? any(all) : null;
    }

    private @Nullable Expr entry(Declaration.Entry entry, boolean after) {
        int parts = entry.parts().size();
        if (parts != subject.size()) {
            globals.reporter.error(
                    SpecError.LIFECYCLE_ROW,
                    entry.span(),
                    "this is " + parts + (parts == 1 ? " value" : " values") + ", and the lifecycle follows "
                            + subject.size(),
                    subject.size() == 1
                            ? "write one value, or several with \"|\" between them"
                            : "write one value for each: (a, b), with \"_\" for any");
            return null;
        }
        Expr all = null;
        boolean good = true;
        for (int i = 0; i < parts; i++) {
            Syntax written = entry.parts().get(i);
            if (written instanceof Syntax.Name n && n.text().equals("_")) {
                continue;
            }
            ValueType type = subject.get(i).type();
            Expr value = value(written, type);
            if (value == null) {
                good = false;
            } else if (!Types.same(value.type(), type)) {
                good = false;
                globals.reporter.error(
                        SpecError.LIFECYCLE_ROW,
                        value.span(),
                        "the lifecycle follows " + type.described() + ", and this is "
                                + value.type().described(),
                        "");
            } else {
                Expr is = new Binary(value.span(), BinaryOp.EQUAL, after ? after(i) : subject.get(i), value);
                all = all == null ? is : and(all, is);
            }
        }
        if (!good) {
            return null;
        }
        return all == null ? new Literal(entry.span(), BoolType.BOOL, BigInteger.ONE) : all;
    }

    /** A name is a constant of what the lifecycle follows, even where something of the model has that name. */
    private @Nullable Expr value(Syntax written, ValueType type) {
        if (written instanceof Syntax.Name n && type instanceof EnumType all) {
            int constant = all.constants().indexOf(n.text());
            if (constant >= 0) {
                return new Literal(n.span(), all, BigInteger.valueOf(constant));
            }
        }
        return new ExpressionChecker(globals, Mode.CONSTANT).value(written, type);
    }

    /** Whether one of the functions makes the step; null when there is none, or after an error. */
    private @Nullable Expr by(List<Ident> functions) {
        List<Expr> all = new ArrayList<>();
        for (Ident f : functions) {
            if (checker.function(f)) {
                all.add(new By(f.span(), f.text()));
            }
        }
        return all.size() == functions.size() ? any(all) : null;
    }
}
