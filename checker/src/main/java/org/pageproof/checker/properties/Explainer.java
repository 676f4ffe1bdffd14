package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.pageproof.checker.properties.Explanation.Named;
import org.pageproof.checker.properties.ground.Combination;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.Variable;

/**
 * Walks down a property to the part that decides it in one state or of one step: through conjunctions, quantifiers,
 * implications and definitions, binding variables on the way.
 */
final class Explainer {
    private final ResolvedScenario scenario;
    private final StepProgram program;
    private final Grounder grounder;
    private final Evaluator evaluator;
    private final ShownTerms shown;
    private final Map<String, String> elements = new LinkedHashMap<>();
    private final List<String> definitions = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    /** A condition that was true on the way down. */
    private record Condition(Expr expr, boolean after) {}

    /** The part that decides. */
    private record Found(Expr expr, boolean after) {}

    Explainer(ResolvedScenario scenario, StepProgram program, Grounder grounder, Evaluator evaluator) {
        this.scenario = scenario;
        this.program = program;
        this.grounder = grounder;
        this.evaluator = evaluator;
        this.shown = new ShownTerms(scenario, program, grounder, evaluator);
    }

    /**
     * Why the property is decided.
     *
     * @param bound variables that have values already, to be named
     */
    Explanation of(Property p, List<Variable> bound) throws Undefined {
        for (Variable v : bound) {
            element(v);
        }
        boolean wanted = p.kind() == Property.Kind.COVER;
        Found found = descend(p.body(), wanted, false);
        Map<String, String> values = new LinkedHashMap<>();
        shown.terms(found.expr(), found.after(), values);
        for (int i = conditions.size() - 1; i >= 0; i--) {
            shown.terms(conditions.get(i).expr(), conditions.get(i).after(), values);
        }
        Span span = found.expr().span();
        return new Explanation(
                p.name(),
                p.kind().isOfLifetimes() ? lifetimes(p) : shown.text(span),
                span,
                scenario.spec().source().line(span.start()),
                named(elements),
                named(values),
                definitions,
                slots(found));
    }

    private Set<Integer> slots(Found found) throws Undefined {
        BitSet slots = StepFold.reads(grounder.ground(found.expr(), found.after()));
        for (Condition c : conditions) {
            slots.or(StepFold.reads(grounder.ground(c.expr(), c.after())));
        }
        return numbers(slots);
    }

    /** Without those that stand for what CPUs without a name add to sums. */
    private Set<Integer> numbers(BitSet slots) {
        return slots.stream().filter(s -> s < program.slots().size()).boxed().collect(Collectors.toSet());
    }

    /**
     * Why a lifecycle is broken.
     *
     * @param first whether it is the initial state that is wrong, and not a step
     */
    Explanation of(Property p, Lifecycle l, boolean first) throws Undefined {
        Quantified of = (Quantified) (first ? Objects.requireNonNull(l.start()) : p.body());
        for (Combination c : grounder.combinations(of.binders(), false)) {
            if (!evaluator.isTrue(c.present())) {
                continue;
            }
            bind(of.binders(), c);
            if (isTrue(of.body(), false)) {
                continue;
            }
            for (Binder b : of.binders()) {
                element(b.variable());
            }
            Map<String, String> values = new LinkedHashMap<>();
            BitSet slots = new BitSet();
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (Expr e : l.subject()) {
                slots.or(StepFold.reads(grounder.ground(e, false)));
                before.add(shown.value(e.type(), evaluator.value(grounder.ground(e, false))));
                after.add(shown.value(e.type(), evaluator.value(grounder.ground(e, true))));
                String name = shown.text(e.span());
                values.put(name, before.get(before.size() - 1));
                if (!first) {
                    values.put(name + "'", after.get(after.size() - 1));
                }
            }
            String says = first
                    ? state(before) + " is not listed as initial"
                    : "the move " + state(before) + " -> " + state(after) + notListed(l);
            int line = scenario.spec().source().line(p.span().start());
            return new Explanation(
                    p.name(), says, p.span(), line, named(elements), named(values), List.of(), numbers(slots));
        }
        throw new IllegalStateException("no element breaks " + p.name());
    }

    /** Which of the two lifetimes has ended, in words. */
    private String lifetimes(Property p) {
        Binary both = (Binary) ((Quantified) p.body()).body();
        return shown.text(both.left().span())
                + (p.kind() == Property.Kind.REF ? " is stored, " : " is alive, ")
                + shown.text(both.right().span())
                + (p.kind() == Property.Kind.REF ? " is not alive" : " is not");
    }

    private static String state(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(", ", parts) + ")";
    }

    private String notListed(Lifecycle l) throws Undefined {
        List<String> others = new ArrayList<>();
        for (Lifecycle.Move m : l.moves()) {
            if (isTrue(m.fits(), false)) {
                others.add(shown.text(m.span()));
            }
        }
        return others.isEmpty() ? " is not listed" : " is listed for others only: " + String.join("; ", others);
    }

    private void bind(List<Binder> binders, Combination c) throws Undefined {
        for (int i = 0; i < binders.size(); i++) {
            Ground known = new Ground.Const(evaluator.value(c.values().get(i)));
            grounder.bind(binders.get(i).variable(), known);
        }
    }

    private static List<Named> named(Map<String, String> all) {
        return all.entrySet().stream()
                .map(e -> new Named(e.getKey(), e.getValue()))
                .toList();
    }

    private boolean isTrue(Expr e, boolean after) throws Undefined {
        return evaluator.isTrue(grounder.ground(e, after));
    }

    /** The part because of which {@code e} is {@code value}. */
    private Found descend(Expr e, boolean value, boolean after) throws Undefined {
        if (e instanceof Binary b) {
            return binary(b, value, after);
        } else if (e instanceof Unary u && u.op() == UnaryOp.NOT) {
            boolean quantified = u.operand() instanceof Quantified || u.operand() instanceof Call;
            return quantified ? descend(u.operand(), !value, after) : new Found(e, after);
        } else if (e instanceof Quantified q && (q.quantifier() == Quantifier.EXISTS) == value) {
            return quantified(q, value, after);
        } else if (e instanceof Let l) {
            grounder.bindLocal(l, after);
            local(l.variable());
            return descend(l.body(), value, after);
        } else if (e instanceof Conditional c) {
            conditions.add(new Condition(c.condition(), after));
            return descend(isTrue(c.condition(), after) ? c.then() : c.otherwise(), value, after);
        } else if (e instanceof Call c) {
            definitions.add(shown.text(c.span()));
            grounder.bindArguments(c, after);
            for (Variable v : c.definition().parameters()) {
                element(v);
            }
            return descend(c.definition().body(), value, after || c.primed());
        }
        return new Found(e, after);
    }

    private Found binary(Binary b, boolean value, boolean after) throws Undefined {
        if (b.op() == BinaryOp.AND && !value) {
            return descend(isTrue(b.left(), after) ? b.right() : b.left(), false, after);
        } else if (b.op() == BinaryOp.OR && value) {
            return descend(isTrue(b.left(), after) ? b.left() : b.right(), true, after);
        } else if (b.op() == BinaryOp.IMPLIES && !value) {
            conditions.add(new Condition(b.left(), after));
            return descend(b.right(), false, after);
        }
        return new Found(b, after);
    }

    private Found quantified(Quantified q, boolean value, boolean after) throws Undefined {
        for (Combination c : grounder.combinations(q.binders(), after)) {
            if (!evaluator.isTrue(c.present())) {
                continue;
            }
            bind(q.binders(), c);
            if ((q.where() == null || isTrue(q.where(), after)) && isTrue(q.body(), after) == value) {
                for (Binder b : q.binders()) {
                    element(b.variable());
                }
                if (q.where() != null) {
                    conditions.add(new Condition(q.where(), after));
                }
                return descend(q.body(), value, after);
            }
        }
        return new Found(q, after);
    }

    /** A local is named where it has a value; the part that decides need not look at it. */
    private void local(Variable v) {
        try {
            element(v);
        } catch (Undefined u) {
            elements.remove(v.name());
        }
    }

    private void element(Variable v) throws Undefined {
        elements.put(v.name(), shown.value(v.type(), evaluator.value(grounder.bound(v))));
    }
}
