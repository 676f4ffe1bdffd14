package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.syntax.Clause;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Scenario;

/** Checks the operations that a scenario lets its CPUs do, with their arguments. */
final class CallChecker {
    private final Globals globals;
    private final Reporter reporter;

    CallChecker(Globals globals) {
        this.globals = globals;
        this.reporter = globals.reporter;
    }

    Scenario.@Nullable OperationCall call(Clause.OpCall c) {
        Operation op = globals.schema.operation(c.name().text()).orElse(null);
        if (op == null) {
            List<String> known =
                    globals.schema.operations().stream().map(Operation::name).toList();
            reporter.unknown(
                    SpecError.UNKNOWN_OPERATION,
                    c.name().span(),
                    "the model " + globals.schema.name() + " has no operation \""
                            + c.name().text() + "\"",
                    known.isEmpty() ? "it has none" : "it has " + String.join(", ", known),
                    c.name().text(),
                    known);
            return null;
        }
        List<Scenario.Binding> bindings = new ArrayList<>();
        Set<String> bound = new HashSet<>();
        boolean good = true;
        for (Clause.Bound b : c.bindings()) {
            Scenario.Binding made = binding(op, b, bound);
            good &= made != null;
            if (made != null) {
                bindings.add(made);
            }
        }
        for (OperationParameter p : op.parameters()) {
            if (p.mustBeBound() && !bound.contains(p.name())) {
                good = false;
                reporter.error(
                        SpecError.MUST_BE_BOUND,
                        c.span(),
                        "\"" + op.name() + "\" needs a value for \"" + p.name() + "\": the model gives no range for it",
                        "write \"" + op.name() + "(" + p.name() + " = 0)\" or \"" + op.name() + "(" + p.name()
                                + " in 0 .. 1)\"");
            }
        }
        return good ? new Scenario.OperationCall(op, bindings, c.span()) : null;
    }

    private Scenario.@Nullable Binding binding(Operation op, Clause.Bound b, Set<String> bound) {
        String name = b.name().text();
        OperationParameter p = op.parameter(name).orElse(null);
        if (p == null) {
            List<String> known =
                    op.parameters().stream().map(OperationParameter::name).toList();
            reporter.unknown(
                    SpecError.UNKNOWN_ARGUMENT,
                    b.name().span(),
                    "\"" + op.name() + "\" has no parameter \"" + name + "\"",
                    known.isEmpty() ? "it has none" : "it has " + String.join(", ", known),
                    name,
                    known);
            return null;
        }
        if (!bound.add(name)) {
            reporter.error(
                    SpecError.REPEATED_CLAUSE,
                    b.name().span(),
                    "\"" + name + "\" is given twice",
                    "several values are written \"" + name + " in { 0, 1 }\"");
            return null;
        }
        Domain values = values(b.values(), p);
        return values == null
                ? null
                : new Scenario.Binding(p, values, b.name().span().to(values.span()));
    }

    private @Nullable Domain values(SyntaxSet set, OperationParameter p) {
        ExpressionChecker checker = new ExpressionChecker(globals, Mode.CONSTANT);
        if (set instanceof SyntaxSet.Range r && Types.isInt(p.type())) {
            Expr low = checker.number(r.low(), "the start of a range", "");
            Expr high = checker.number(r.high(), "the end of a range", "");
            return low == null || high == null ? null : new Domain.Range(r.span(), low, high);
        }
        if (set instanceof SyntaxSet.Members m && !m.members().isEmpty()) {
            List<Expr> members = new ArrayList<>();
            m.members().forEach(s -> {
                Expr e = value(checker, s, p);
                if (e != null) {
                    members.add(e);
                }
            });
            return members.size() == m.members().size() ? new Domain.Members(m.span(), members) : null;
        }
        reporter.error(
                SpecError.NOT_A_SET,
                set.span(),
                "these are no values for \"" + p.name() + "\", which takes "
                        + p.type().described(),
                "write \"" + p.name() + " = " + example(p) + "\" or \"" + p.name() + " in { " + example(p)
                        + " }\"; without it the parameter takes every value");
        return null;
    }

    private @Nullable Expr value(ExpressionChecker checker, Syntax s, OperationParameter p) {
        String array = p.type() instanceof RefType r
                ? globals.schema.object(r.object()).map(ObjectType::home).orElse(null)
                : p.indexOf();
        if (array != null && s instanceof Syntax.Element e && e.target() instanceof Syntax.Name n) {
            if (n.text().equals(array)) {
                return checker.number(e.index(), "an index", "");
            }
        }
        if (p.type() instanceof RefType) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    s.span(),
                    "\"" + p.name() + "\" takes " + p.type().described(),
                    "write \"" + p.name() + " = " + example(p) + "\"");
            return null;
        }
        Expr e = checker.value(s, p.type());
        if (e != null && !Types.same(e.type(), p.type())) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    e.span(),
                    "\"" + p.name() + "\" takes " + p.type().described() + ", and this is "
                            + e.type().described(),
                    "write \"" + p.name() + " = " + example(p) + "\"");
            return null;
        }
        return e;
    }

    private String example(OperationParameter p) {
        if (p.type() instanceof RefType r) {
            return globals.schema.object(r.object()).map(ObjectType::home).orElse("objects") + "[0]";
        } else if (p.type() instanceof EnumType e && !e.constants().isEmpty()) {
            return e.constants().get(0);
        }
        return Types.isBool(p.type()) ? "true" : "0";
    }
}
