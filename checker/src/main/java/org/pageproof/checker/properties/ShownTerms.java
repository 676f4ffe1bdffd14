package org.pageproof.checker.properties;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.properties.ground.Combination;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.SetComparison;
import org.pageproof.spec.typed.SetSize;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.VariableRef;

/** The terms of an expression with their values, as a person reads them. */
final class ShownTerms {
    /** The most summands that are shown one by one. */
    private static final int MOST_SUMMANDS = 8;

    private final ResolvedScenario scenario;
    private final StepProgram program;
    private final Grounder grounder;
    private final Evaluator evaluator;

    ShownTerms(ResolvedScenario scenario, StepProgram program, Grounder grounder, Evaluator evaluator) {
        this.scenario = scenario;
        this.program = program;
        this.grounder = grounder;
        this.evaluator = evaluator;
    }

    /** Source text on one line, without comments. */
    String text(Span span) {
        String source = scenario.spec().source().slice(span);
        return source.lines()
                .map(line -> line.contains("//") ? line.substring(0, line.indexOf("//")) : line)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The value as specs write it. */
    String value(ValueType type, BigInteger value) {
        if (type instanceof BoolType) {
            return value.signum() == 0 ? "false" : "true";
        } else if (type instanceof EnumType e) {
            int ordinal = value.intValue();
            return ordinal >= 0 && ordinal < e.constants().size()
                    ? e.constants().get(ordinal)
                    : "none";
        } else if (type instanceof RefType) {
            return value.signum() < 0
                    ? "no object of the model"
                    : program.world().path(value.intValue());
        }
        return value.toString();
    }

    /** Adds the terms of an expression, outermost first; a term whose evaluation goes wrong is left out. */
    void terms(Expr e, boolean after, Map<String, String> into) {
        if (e instanceof Binary b) {
            terms(b.left(), after, into);
            terms(b.right(), after, into);
        } else if (e instanceof Unary u) {
            terms(u.operand(), after, into);
        } else if (e instanceof Membership m) {
            terms(m.element(), after, into);
            set(m.set(), after, into);
        } else if (e instanceof Aggregate a) {
            add(a, after, into);
            summands(a, after, into);
        } else if (e instanceof Call c && c.definition().body() instanceof Aggregate a) {
            add(c, after, into);
            grounder.bindArguments(c, after);
            summands(a, after || c.primed(), into);
        } else if (e instanceof Conditional c) {
            terms(c.condition(), after, into);
            add(e, after, into);
        } else if (e instanceof SetComparison s) {
            set(s.left(), after, into);
            set(s.right(), after, into);
        } else if (e instanceof SetSize s) {
            add(s, after, into);
            set(s.set(), after, into);
        } else if (!(e instanceof Literal || e instanceof NoneLiteral || e instanceof VariableRef)) {
            add(e, after, into);
        }
    }

    private void set(Domain set, boolean after, Map<String, String> into) {
        if (set instanceof Domain.Range r) {
            terms(r.low(), after, into);
            terms(r.high(), after, into);
        } else if (set instanceof Domain.Members m) {
            m.members().forEach(x -> terms(x, after, into));
        } else {
            elements(set, after, into);
        }
    }

    /** The elements that a set has in this state, unless they are many. */
    private void elements(Domain set, boolean after, Map<String, String> into) {
        ValueType type = set instanceof Domain.Comprehension c
                ? c.value().type()
                : set instanceof Domain.Flags f ? f.flags().get(0).name().type() : null;
        if (type == null) {
            return;
        }
        List<String> there = new ArrayList<>();
        try {
            for (Combination c : grounder.elements(set, after)) {
                if (evaluator.isTrue(c.present())) {
                    there.add(value(type, evaluator.value(c.values().get(0))));
                }
            }
        } catch (Undefined u) {
            return;
        }
        if (there.size() <= MOST_SUMMANDS) {
            into.putIfAbsent(text(set.span()) + (after ? " after the step" : ""), "{" + String.join(", ", there) + "}");
        }
    }

    private void add(Expr e, boolean after, Map<String, String> into) {
        try {
            String name = text(e.span());
            into.putIfAbsent(
                    after && !(e instanceof Call c && c.primed()) ? name + " after the step" : name,
                    value(e.type(), evaluator.value(grounder.ground(e, after))));
        } catch (Undefined u) {
            // A term behind an operator that did not evaluate it need not have a value.
            return;
        }
    }

    /** The parts of a sum that are not 0, by the elements that they are for. */
    private void summands(Aggregate a, boolean after, Map<String, String> into) {
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        try {
            for (Combination c : grounder.combinations(a.binders(), after)) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < a.binders().size(); i++) {
                    Binder b = a.binders().get(i);
                    Ground known = new Ground.Const(evaluator.value(c.values().get(i)));
                    grounder.bind(b.variable(), known);
                    names.add(b.variable().name() + " = " + value(b.variable().type(), evaluator.value(known)));
                }
                boolean there = evaluator.isTrue(c.present())
                        && (a.where() == null || evaluator.isTrue(grounder.ground(a.where(), after)));
                BigInteger value = there ? evaluator.value(grounder.ground(a.body(), after)) : BigInteger.ZERO;
                if (value.signum() != 0) {
                    parts.put(
                            text(a.body().span()) + " for " + String.join(", ", names),
                            value(a.body().type(), value));
                }
            }
        } catch (Undefined u) {
            return;
        }
        if (parts.size() <= MOST_SUMMANDS) {
            parts.forEach(into::putIfAbsent);
        }
    }
}
