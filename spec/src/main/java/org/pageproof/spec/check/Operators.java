package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;

/** Types operators, quantifiers, sums and counts. */
final class Operators {
    private final ExpressionChecker checker;
    private final Reporter reporter;
    private final Sets sets;
    private final WordParts wordParts;

    Operators(ExpressionChecker checker, Globals globals) {
        this.checker = checker;
        this.reporter = globals.reporter;
        this.wordParts = new WordParts(globals);
        this.sets = new Sets(checker, globals, this);
    }

    Sets sets() {
        return sets;
    }

    @Nullable
    Expr unary(Syntax.UnaryOf u) {
        Expr operand = u.op() == UnaryOp.NOT
                ? checker.truth(u.operand(), "what \"!\" negates")
                : checker.number(u.operand(), "what \"-\" negates", "\"!\" negates a truth value");
        return operand == null ? null : new Unary(u.span(), u.op(), operand);
    }

    @Nullable
    Expr binary(Syntax.BinaryOf b) {
        return switch (b.op().kind()) {
            case EQUALITY -> equality(b);
            case LOGIC -> {
                String side = " side of \"" + b.op().symbol() + "\"";
                Expr left = checker.truth(b.left(), "the left" + side);
                Expr right = checker.truth(b.right(), "the right" + side);
                yield made(b, left, right);
            }
            case ARITHMETIC, ORDER -> {
                String side = " side of \"" + b.op().symbol() + "\"";
                String advice = switch (b.op()) {
                    case BIT_AND -> "\"&&\" joins truth values";
                    case BIT_OR -> "\"||\" joins truth values";
                    default -> "";
                };
                Expr left = checker.number(b.left(), "the left" + side, advice);
                Expr right = checker.number(b.right(), "the right" + side, advice);
                yield made(b, left, right);
            }
        };
    }

    private static @Nullable Expr made(Syntax.BinaryOf b, @Nullable Expr left, @Nullable Expr right) {
        return left == null || right == null ? null : new Binary(b.span(), b.op(), left, right);
    }

    private @Nullable Expr equality(Syntax.BinaryOf b) {
        if (b.left() instanceof Syntax.SetOf || b.right() instanceof Syntax.SetOf) {
            return sets.equality(b);
        }
        if (Sets.mayBeFlags(b.left()) && Sets.mayBeFlags(b.right())) {
            return sets.equality(b);
        }
        Expr left;
        Expr right;
        if (checker.needsType(b.left())) {
            right = checker.value(b.right(), null);
            if (noneAndWord(b.left(), right)) {
                return null;
            }
            left = right == null && b.left() instanceof Syntax.None
                    ? null
                    : checker.value(b.left(), right == null ? null : right.type());
        } else {
            left = checker.value(b.left(), null);
            if (noneAndWord(b.right(), left)) {
                return null;
            }
            right = left == null && b.right() instanceof Syntax.None
                    ? null
                    : checker.value(b.right(), left == null ? null : left.type());
        }
        if (left != null && right != null && !Types.same(left.type(), right.type())) {
            differ(b.opSpan(), left, right);
            return null;
        }
        return made(b, left, right);
    }

    private void differ(Span span, Expr left, Expr right) {
        String parts = wordParts.partOfType(left, right.type());
        parts = parts.isEmpty() ? wordParts.partOfType(right, left.type()) : parts;
        if (parts.isEmpty()) {
            differ(span, left.type(), right.type());
        } else {
            reporter.error(
                    SpecError.NOT_COMPARABLE,
                    span,
                    left.type().described() + " and " + right.type().described() + " cannot be compared",
                    parts);
        }
    }

    /** {@code none} on one side and on the other a whole word, of which only a part can be a reference; it is reported. */
    private boolean noneAndWord(Syntax none, @Nullable Expr other) {
        String parts = none instanceof Syntax.None && other != null ? wordParts.references(other) : "";
        if (!parts.isEmpty()) {
            reporter.error(
                    SpecError.NOT_COMPARABLE,
                    none.span(),
                    "\"none\" can only be compared with a reference to an object",
                    parts);
        }
        return !parts.isEmpty();
    }

    void differ(Span span, ValueType left, ValueType right) {
        boolean mixed = (Types.isBool(left) && Types.isInt(right)) || (Types.isInt(left) && Types.isBool(right));
        reporter.error(
                SpecError.NOT_COMPARABLE,
                span,
                left.described() + " and " + right.described() + " cannot be compared",
                mixed ? "a flag is true or false, not 1 or 0" : "");
    }

    @Nullable
    Expr membership(Syntax.In in) {
        if (checker.needsType(in.element()) && !Sets.isLiteral(in.set())) {
            Domain set = sets.domain(in.set(), null);
            ValueType type = set == null ? null : Sets.elementType(set);
            Expr element = set == null ? null : checker.value(in.element(), type);
            return set == null || element == null ? null : member(in, element, set);
        }
        Expr element = checker.value(in.element(), null);
        Expr call = element == null ? null : checker.inCall(in, element);
        if (call != null) {
            return call;
        }
        Domain set = sets.domain(in.set(), element == null ? null : element.type());
        return element == null || set == null ? null : member(in, element, set);
    }

    private @Nullable Expr member(Syntax.In in, Expr element, Domain set) {
        ValueType type = Sets.elementType(set);
        if (type != null && !Types.same(element.type(), type)) {
            differ(in.set().span(), element.type(), type);
            return null;
        }
        return new Membership(in.span(), element, set, in.negated());
    }

    /** A quantifier, a sum or a count. */
    @Nullable
    Expr bound(Syntax.Bound b) {
        List<String> names = new ArrayList<>();
        List<Binder> binders = sets.binders(b.binders(), names);
        Expr where = b.where() == null ? null : checker.truth(b.where(), "the condition after \"where\"");
        Expr body = switch (b.binding()) {
            case FORALL, EXISTS -> checker.truth(b.body(), "what is said of the elements");
            case COUNT -> checker.truth(b.body(), "what is counted");
            case SUM ->
                checker.number(b.body(), "what is summed up", "\"count\" counts for how many something is true");
        };
        names.forEach(checker.scope()::remove);
        if (body == null || binders.size() != b.binders().size() || (b.where() != null && where == null)) {
            return null;
        }
        return switch (b.binding()) {
            case FORALL -> new Quantified(b.span(), Quantifier.FORALL, binders, where, body);
            case EXISTS -> new Quantified(b.span(), Quantifier.EXISTS, binders, where, body);
            case SUM -> new Aggregate(b.span(), Aggregation.SUM, binders, where, body);
            case COUNT -> new Aggregate(b.span(), Aggregation.COUNT, binders, where, body);
        };
    }
}
