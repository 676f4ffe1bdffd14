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
import org.pageproof.spec.schema.FlagsType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.SetComparison;
import org.pageproof.spec.typed.SetSize;
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/** Types sets: what stands after {@code in}, and what is compared or counted as a whole. */
final class Sets {
    /** Where a set can stand, as advice. */
    static final String WHERE =
            "a set stands after \"in\", on both sides of \"==\", \"!=\" or \"subset\", and in \"size( )\"";

    private final ExpressionChecker checker;
    private final Globals globals;
    private final Reporter reporter;
    private final Operators operators;

    Sets(ExpressionChecker checker, Globals globals, Operators operators) {
        this.checker = checker;
        this.globals = globals;
        this.reporter = globals.reporter;
        this.operators = operators;
    }

    /** Whether it can be the flags of a word; whether it is, its type tells. */
    static boolean mayBeFlags(Syntax s) {
        Syntax path = s instanceof Syntax.Primed p ? p.target() : s;
        return path instanceof Syntax.Field f && f.name().text().equals(Places.FLAGS);
    }

    /** Whether its members are written one by one, so that their type can come from outside. */
    static boolean isLiteral(SyntaxSet set) {
        return set instanceof SyntaxSet.Members;
    }

    /** A set to look into or range over; null after an error. */
    @Nullable
    Domain domain(SyntaxSet set, @Nullable ValueType want) {
        if (set instanceof SyntaxSet.Members m && m.members().isEmpty()) {
            reporter.error(SpecError.NOT_A_SET, m.span(), "this set is empty", "write its members: { a, b }");
            return null;
        }
        return any(set, want);
    }

    /** A set, which can be empty. */
    private @Nullable Domain any(SyntaxSet set, @Nullable ValueType want) {
        if (set instanceof SyntaxSet.Range r) {
            Expr low = checker.number(r.low(), "the start of a range", "");
            Expr high = checker.number(r.high(), "the end of a range", "");
            return low == null || high == null ? null : new Domain.Range(r.span(), low, high);
        } else if (set instanceof SyntaxSet.Members m) {
            return members(m, want);
        } else if (set instanceof SyntaxSet.Comprehension c) {
            return comprehension(c);
        }
        return named((SyntaxSet.Named) set);
    }

    private @Nullable Domain members(SyntaxSet.Members m, @Nullable ValueType want) {
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
                operators.differ(e.span(), type, e.type());
                continue;
            }
            members.add(e);
        }
        return members.size() == m.members().size() ? new Domain.Members(m.span(), members) : null;
    }

    private @Nullable Domain comprehension(SyntaxSet.Comprehension c) {
        if (checker.isConstant()) {
            checker.notConstant(c.span(), "a set with a condition");
            return null;
        }
        List<String> names = new ArrayList<>();
        List<Binder> binders = binders(c.binders(), names);
        Expr where = c.where() == null ? null : checker.truth(c.where(), "the condition of a set");
        Expr value = null;
        if (c.value() != null) {
            value = checker.value(c.value(), null);
        } else if (!binders.isEmpty()) {
            Variable v = binders.get(0).variable();
            value = new VariableRef(v.span(), v);
        }
        names.forEach(checker.scope()::remove);
        if (value == null || binders.size() != c.binders().size() || (c.where() != null && where == null)) {
            return null;
        }
        return new Domain.Comprehension(c.span(), value, binders, where);
    }

    /**
     * Declares the variables of binders.
     *
     * @param names takes the names to remove at the end
     * @return fewer than there are after an error
     */
    List<Binder> binders(List<Syntax.Binder> written, List<String> names) {
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
        boolean primed = named.path() instanceof Syntax.Primed && mayBeFlags(named.path());
        Syntax path = primed ? ((Syntax.Primed) named.path()).target() : named.path();
        if (primed) {
            checker.step(named.span(), "a prime");
        }
        Target target = checker.target(path, true, null);
        if (target == null || !checker.stateAllowed(target, named.span())) {
            return null;
        }
        if (target instanceof Target.OfPlace at) {
            if (at.place() instanceof Place.Part part && part.type() instanceof FlagsType flags) {
                return Places.flags(named.span(), part, flags, primed);
            } else if (!primed
                    && at.place().type() instanceof ArrayType array
                    && Places.valueType(array.element()) != null) {
                return new Domain.Elements(named.span(), at.place());
            }
        }
        reporter.error(
                SpecError.NOT_A_SET,
                named.span(),
                "a set is needed here, and this is " + Places.described(target),
                "write an array of the model, the flags of a word, a range \"0 .. n\" after \"in\", or a set"
                        + " \"{ a, b }\"");
        return null;
    }

    private static Domain constantsOf(EnumType type, Span span) {
        List<Expr> members = new ArrayList<>();
        for (int i = 0; i < type.constants().size(); i++) {
            members.add(new Literal(span, type, BigInteger.valueOf(i)));
        }
        return new Domain.Members(span, members);
    }

    /** The type of the elements; null for a set that is written without any. */
    static @Nullable ValueType elementType(Domain domain) {
        if (domain instanceof Domain.Elements e) {
            return e.array().type() instanceof ArrayType a ? Places.valueType(a.element()) : null;
        } else if (domain instanceof Domain.Members m) {
            return m.members().isEmpty() ? null : m.members().get(0).type();
        } else if (domain instanceof Domain.Comprehension c) {
            return c.value().type();
        } else if (domain instanceof Domain.Flags f) {
            return f.flags().get(0).name().type();
        }
        return IntType.ANY;
    }

    /** {@code ==} or {@code !=} of two sets, or of two fields that happen to be called as flags are. */
    @Nullable
    Expr equality(Syntax.BinaryOf b) {
        if (mayBeFlags(b.left()) && mayBeFlags(b.right())) {
            Expr values = values(b);
            if (values != null) {
                return values;
            }
        }
        SetComparison.Relation relation =
                b.op() == BinaryOp.EQUAL ? SetComparison.Relation.EQUAL : SetComparison.Relation.NOT_EQUAL;
        return compared(b.span(), b.opSpan(), relation, asSet(b.left()), asSet(b.right()));
    }

    /** The comparison of two values, when the left side is one. */
    private @Nullable Expr values(Syntax.BinaryOf b) {
        Syntax path = b.left() instanceof Syntax.Primed p ? p.target() : b.left();
        Target target = checker.target(path, true, null);
        boolean set = target == null
                || (target instanceof Target.OfPlace at && at.place().type() instanceof FlagsType);
        if (set) {
            return null;
        }
        Expr left = checker.value(b.left(), null);
        Expr right = checker.value(b.right(), left == null ? null : left.type());
        if (left != null && right != null && !Types.same(left.type(), right.type())) {
            operators.differ(b.opSpan(), left.type(), right.type());
            return null;
        }
        return left == null || right == null ? null : new Binary(b.span(), b.op(), left, right);
    }

    @Nullable
    Expr subset(Syntax.Subset s) {
        return compared(s.span(), s.opSpan(), SetComparison.Relation.SUBSET, asSet(s.left()), s.right());
    }

    @Nullable
    Expr size(Span span, Syntax argument) {
        Domain set = any(asSet(argument), null);
        return set == null ? null : new SetSize(span, set);
    }

    private static SyntaxSet asSet(Syntax s) {
        return s instanceof Syntax.SetOf set ? set.set() : new SyntaxSet.Named(s.span(), s);
    }

    private @Nullable Expr compared(
            Span span, Span opSpan, SetComparison.Relation relation, SyntaxSet left, SyntaxSet right) {
        if (checker.isConstant()) {
            checker.notConstant(span, "a comparison of sets");
            return null;
        }
        // What is written one by one gets its type from the other side: the names of flags are known only there.
        boolean rightFirst = isLiteral(left) && !isLiteral(right);
        Domain first = any(rightFirst ? right : left, null);
        ValueType type = first == null ? null : elementType(first);
        if (first == null && isLiteral(rightFirst ? left : right)) {
            return null;
        }
        Domain second = any(rightFirst ? left : right, type);
        if (first == null || second == null) {
            return null;
        }
        ValueType other = elementType(second);
        if (type != null && other != null && !Types.same(type, other)) {
            operators.differ(opSpan, rightFirst ? other : type, rightFirst ? type : other);
            return null;
        }
        return new SetComparison(span, relation, rightFirst ? second : first, rightFirst ? first : second);
    }
}
