package org.pageproof.spec.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.check.Places.Target;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.Variable;

/** Types operators, sets, quantifiers, sums and counts. */
final class Operators {
    private final ExpressionChecker checker;
    private final Globals globals;
    private final Reporter reporter;

    Operators(ExpressionChecker checker, Globals globals) {
        this.checker = checker;
        this.globals = globals;
        this.reporter = globals.reporter;
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
        Expr left;
        Expr right;
        if (checker.needsType(b.left())) {
            right = checker.value(b.right(), null);
            left = right == null ? null : checker.value(b.left(), right.type());
        } else {
            left = checker.value(b.left(), null);
            right = left == null && checker.needsType(b.right())
                    ? null
                    : checker.value(b.right(), left == null ? null : left.type());
        }
        if (left != null && right != null && !Types.same(left.type(), right.type())) {
            differ(b.opSpan(), left.type(), right.type());
            return null;
        }
        return made(b, left, right);
    }

    private void differ(Span span, ValueType left, ValueType right) {
        boolean mixed = (Types.isBool(left) && Types.isInt(right)) || (Types.isInt(left) && Types.isBool(right));
        reporter.error(
                SpecError.NOT_COMPARABLE,
                span,
                left.described() + " and " + right.described() + " cannot be compared",
                mixed ? "a flag is true or false, not 1 or 0" : "");
    }

    @Nullable
    Expr membership(Syntax.In in) {
        Expr element = checker.value(in.element(), null);
        Expr call = element == null ? null : checker.inCall(in, element);
        if (call != null) {
            return call;
        }
        Domain set = domain(in.set(), element == null ? null : element.type());
        if (element == null || set == null) {
            return null;
        }
        ValueType type = elementType(set);
        if (type != null && !Types.same(element.type(), type)) {
            differ(in.set().span(), element.type(), type);
            return null;
        }
        return new Membership(in.span(), element, set, in.negated());
    }

    /** A set; null after an error. */
    @Nullable
    Domain domain(SyntaxSet set, @Nullable ValueType want) {
        if (set instanceof SyntaxSet.Range r) {
            Expr low = checker.number(r.low(), "the start of a range", "");
            Expr high = checker.number(r.high(), "the end of a range", "");
            return low == null || high == null ? null : new Domain.Range(r.span(), low, high);
        } else if (set instanceof SyntaxSet.Members m) {
            return members(m, want);
        }
        return named((SyntaxSet.Named) set);
    }

    private @Nullable Domain members(SyntaxSet.Members m, @Nullable ValueType want) {
        if (m.members().isEmpty()) {
            reporter.error(SpecError.NOT_A_SET, m.span(), "this set is empty", "write its members: { a, b }");
            return null;
        }
        List<Expr> members = new ArrayList<>();
        ValueType type = want;
        for (Syntax s : m.members()) {
            Expr e = checker.value(s, type);
            if (e == null) {
                continue;
            }
            if (type == null) {
                type = e.type();
            } else if (!Types.same(type, e.type())) {
                differ(e.span(), type, e.type());
                continue;
            }
            members.add(e);
        }
        return members.size() == m.members().size() ? new Domain.Members(m.span(), members) : null;
    }

    private @Nullable Domain named(SyntaxSet.Named named) {
        if (named.path() instanceof Syntax.Name n) {
            EnumType all = globals.enums.get(n.text());
            if (all != null) {
                return constantsOf(all, n.span());
            }
            String home = globals.schema.object(n.text()).map(ObjectType::home).orElse(null);
            if (home != null) {
                reporter.error(
                        SpecError.NOT_A_SET,
                        n.span(),
                        "\"" + n.text() + "\" is a type",
                        "its objects are in \"" + home + "\"");
                return null;
            }
        }
        Target target = checker.target(named.path(), true, null);
        if (target == null) {
            return null;
        }
        if (target instanceof Target.OfPlace at
                && at.place().type() instanceof ArrayType array
                && Places.valueType(array.element()) != null) {
            return new Domain.Elements(named.span(), at.place());
        }
        reporter.error(
                SpecError.NOT_A_SET,
                named.span(),
                "a set is needed after \"in\", and this is " + Places.described(target),
                "write an array of the model, a range \"0 .. n\", or a set \"{ a, b }\"");
        return null;
    }

    private static Domain constantsOf(EnumType type, Span span) {
        List<Expr> members = new ArrayList<>();
        for (int i = 0; i < type.constants().size(); i++) {
            members.add(new Literal(span, type, BigInteger.valueOf(i)));
        }
        return new Domain.Members(span, members);
    }

    static @Nullable ValueType elementType(Domain domain) {
        if (domain instanceof Domain.Elements e) {
            return e.array().type() instanceof ArrayType a ? Places.valueType(a.element()) : null;
        } else if (domain instanceof Domain.Members m) {
            return m.members().get(0).type();
        }
        return IntType.ANY;
    }

    /** A quantifier, a sum or a count. */
    @Nullable
    Expr bound(Syntax.Bound b) {
        List<String> names = new ArrayList<>();
        List<Binder> binders = bind(b.binders(), names);
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

    /**
     * Declares variables with their sets; fewer than written after an error.
     *
     * @param names gets the names that were declared, to be taken out of the scope again
     */
    List<Binder> bind(List<Syntax.Binder> written, List<String> names) {
        List<Binder> binders = new ArrayList<>();
        for (Syntax.Binder binder : written) {
            Domain domain = domain(binder.set(), null);
            ValueType type = domain == null ? null : elementType(domain);
            Variable variable = type == null ? null : globals.variable(binder.name(), type);
            if (checker.scope().declare(binder.name(), variable)) {
                names.add(binder.name().text());
                if (variable != null && domain != null) {
                    binders.add(new Binder(variable, domain));
                }
            }
        }
        return binders;
    }
}
