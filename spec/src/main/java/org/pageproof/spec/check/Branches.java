package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Variable;

/** Types {@code let} and {@code if}. */
final class Branches {
    private final ExpressionChecker checker;
    private final Globals globals;

    Branches(ExpressionChecker checker, Globals globals) {
        this.checker = checker;
        this.globals = globals;
    }

    /** Several locals are lets inside each other: a later one sees the earlier ones. */
    @Nullable
    Expr let(Syntax.Let let, @Nullable ValueType want) {
        List<Variable> variables = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Syntax.Local l : let.locals()) {
            Expr value = checker.value(l.value(), null);
            Variable variable = value == null ? null : globals.variable(l.name(), value.type());
            if (checker.scope().declare(l.name(), variable)) {
                names.add(l.name().text());
                if (variable != null && value != null) {
                    variables.add(variable);
                    values.add(value);
                }
            }
        }
        Expr body = checker.value(let.body(), want);
        names.forEach(checker.scope()::remove);
        if (body == null || variables.size() != let.locals().size()) {
            return null;
        }
        Expr made = body;
        for (int i = variables.size() - 1; i >= 0; i--) {
            made = new Let(let.span(), variables.get(i), values.get(i), made);
        }
        return made;
    }

    @Nullable
    Expr conditional(Syntax.If i, @Nullable ValueType want) {
        Expr condition = checker.truth(i.condition(), "the condition after \"if\"");
        boolean elseFirst = want == null && checker.needsType(i.then()) && !checker.needsType(i.otherwise());
        Expr first = checker.value(elseFirst ? i.otherwise() : i.then(), want);
        ValueType type = first != null ? first.type() : want;
        Expr second = checker.value(elseFirst ? i.then() : i.otherwise(), type);
        if (first != null && second != null && !Types.same(first.type(), second.type())) {
            globals.reporter.error(
                    SpecError.NOT_COMPARABLE,
                    second.span(),
                    "one branch is " + first.type().described() + ", the other is "
                            + second.type().described(),
                    "both branches of an \"if\" have one type");
            return null;
        }
        if (condition == null || first == null || second == null) {
            return null;
        }
        return new Conditional(
                i.span(), condition, elseFirst ? second : first, elseFirst ? first : second, wide(first.type()));
    }

    private static ValueType wide(ValueType type) {
        return type instanceof IntType ? IntType.ANY : type instanceof RefType r ? new RefType(r.object(), true) : type;
    }
}
