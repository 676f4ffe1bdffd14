package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.AccessOf;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Before;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.By;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.InCall;
import org.pageproof.spec.typed.IndexOf;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.ParameterRef;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.SetComparison;
import org.pageproof.spec.typed.SetSize;
import org.pageproof.spec.typed.SizeOf;
import org.pageproof.spec.typed.StepsBy;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/**
 * Unrolls typed expressions against a model: quantifiers run over the objects of the world, variables become what they stand
 * for, and what never changes becomes a constant.
 */
public final class Grounder {
    /** The most nodes that one property may unroll to. */
    private static final int MOST_NODES = 2_000_000;

    private final Model model;
    private final Values values;
    private final Places places;
    private final Unroller unroller;
    private final @Nullable Ground[] variables;
    private final Sets sets;
    private final int[] sizes;
    private int nodes;

    /** A grounder for the expressions of a spec with so many variables. */
    public Grounder(Model model, int variables) {
        this.model = model;
        this.values = new Values(model);
        this.places = new Places(model, values, this);
        this.unroller = new Unroller(this, places, values);
        this.sets = new Sets(unroller);
        this.variables = new Ground[variables];
        this.sizes = new int[variables];
    }

    /**
     * The ground form of an expression; the variables that are free in it have been bound.
     *
     * @throws TooLarge when it unrolls to too much
     */
    public Ground ground(Expr e) {
        nodes = 0;
        return expr(e, false);
    }

    /** As {@link #ground(Expr)}, for an expression that may stand in a primed call. */
    public Ground ground(Expr e, boolean after) {
        nodes = 0;
        return expr(e, after);
    }

    /** A property unrolls to more than can be handled. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Span span;

        TooLarge(Span span) {
            super("unrolled over the objects of the scenario this has too many parts", null, false, false);
            this.span = span;
        }

        public Span span() {
            return span;
        }
    }

    /** Binds a variable. */
    public void bind(Variable variable, Ground value) {
        variables[variable.id()] = value;
    }

    /**
     * Binds the variables of a call to its arguments and its result, as inputs after those of a state.
     *
     * @param calls what the function's parameters can hold
     */
    public void bind(Moment.OnCall call, CallRanges calls) {
        for (int i = 0; i < call.arguments().size(); i++) {
            Variable v = call.arguments().get(i);
            if (v != null) {
                bind(v, values.input(model.inputs().argument(i), v.type(), calls.argument(call, i)));
            }
        }
        Variable result = call.result();
        if (result != null) {
            bind(result, values.input(model.inputs().result(), result.type(), calls.result(call)));
        }
    }

    /** The CPUs of a scenario for any number of them; null for other scenarios. */
    @Nullable
    AnyCpus anyCpus() {
        return model.anyCpus();
    }

    /** What a variable is bound to. */
    public Ground bound(Variable variable) {
        return Objects.requireNonNull(variables[variable.id()], "an unbound variable");
    }

    /** What may stand in a set, each with the condition under which it does. */
    public List<Combination> elements(Domain set, boolean after) {
        nodes = 0;
        return unroller.domain(set, after);
    }

    /** What each combination of the binders binds their variables to, with the condition under which it is there. */
    public List<Combination> combinations(List<org.pageproof.spec.typed.Binder> binders, boolean after) {
        return unroller.combinations(binders, after);
    }

    Ground expr(Expr e, boolean after) {
        if (++nodes > MOST_NODES) {
            throw new TooLarge(e.span());
        }
        if (e instanceof Binary b) {
            return binary(b, after);
        } else if (e instanceof Read r) {
            return read(r, after);
        } else if (e instanceof VariableRef v) {
            nodes += sizes[v.variable().id()];
            return bound(v.variable());
        } else if (e instanceof Literal l) {
            return new Ground.Const(l.value());
        } else if (e instanceof NoneLiteral) {
            return Terms.constant(0);
        } else if (e instanceof Quantified q) {
            return unroller.quantified(q, after);
        } else if (e instanceof Aggregate a) {
            return unroller.aggregate(a, after);
        } else if (e instanceof Membership m) {
            Ground in = membership(m, after);
            return m.negated() ? Terms.not(in) : in;
        } else if (e instanceof Unary u) {
            Ground operand = expr(u.operand(), after);
            return u.op() == UnaryOp.NOT
                    ? Terms.not(operand)
                    : Terms.arithmetic(BinaryOp.SUBTRACT, Terms.constant(0), operand, u.span());
        } else if (e instanceof Call c) {
            return call(c, after);
        } else if (e instanceof Let l) {
            bindLocal(l, after);
            return expr(l.body(), after);
        } else if (e instanceof Conditional c) {
            return Terms.choose(expr(c.condition(), after), expr(c.then(), after), expr(c.otherwise(), after));
        } else if (e instanceof SetComparison s) {
            return sets.comparison(s, after);
        } else if (e instanceof SetSize s) {
            return sets.size(s.set(), after);
        }
        return leaf(e, after);
    }

    private Ground leaf(Expr e, boolean after) {
        if (e instanceof By b) {
            return new Ground.By(b.function());
        } else if (e instanceof AccessOf a) {
            return places.at(a.place(), after, spot -> values.access(spot, a));
        } else if (e instanceof StepsBy s) {
            return values.follow(expr(s.cpu(), after), id -> steps(id), s.span());
        } else if (e instanceof AtRest) {
            return model.inputs().atRest(after);
        } else if (e instanceof InCall c) {
            return values.follow(expr(c.cpu(), after), id -> inCall(id, c, after || c.primed()), c.span());
        } else if (e instanceof Before b) {
            return values.follow(expr(b.cpu(), after), id -> before(id, b, after), b.span());
        } else if (e instanceof ConstantRef c) {
            return new Ground.Const(
                    Objects.requireNonNull(model.constant(c.constant().name())));
        } else if (e instanceof ParameterRef p) {
            return new Ground.Const(
                    Objects.requireNonNull(model.parameter(p.parameter().name())));
        } else if (e instanceof IndexOf i) {
            return values.follow(expr(i.object(), after), id -> index(id, i), i.span());
        } else if (e instanceof SizeOf s) {
            return places.at(
                    s.array(),
                    after,
                    spot -> places.elements(spot, after, s.span(), all -> Terms.constant(all.size())));
        }
        throw new IllegalStateException("no expression: " + e);
    }

    private Ground steps(long id) {
        int cpu = id <= 0 ? -1 : model.world().cpuOf((int) id);
        return cpu < 0 ? Terms.FALSE : new Ground.Steps(cpu);
    }

    private Ground inCall(long id, InCall c, boolean after) {
        int cpu = id <= 0 ? -1 : model.world().cpuOf((int) id);
        return cpu < 0 ? Terms.FALSE : model.inputs().inCall(cpu, c.function(), after);
    }

    private Ground before(long id, Before b, boolean after) {
        int cpu = id <= 0 ? -1 : model.world().cpuOf((int) id);
        if (cpu < 0) {
            return Terms.FALSE;
        }
        Ground is = b.place() == null
                ? model.pending().access(cpu, b.kind().methods(), after)
                : places.at(b.place(), after, spot -> values.before(cpu, spot, b, after));
        nodes += is instanceof Ground.Any a ? a.operands().size() : 0;
        return is;
    }

    private Ground index(long id, IndexOf i) {
        String path = id <= 0 ? "" : model.world().path((int) id);
        if (id <= 0 || !(i.object().type() instanceof RefType)) {
            return new Ground.Fail("the index of none", i.span());
        }
        return homeIndex((int) id, path, i);
    }

    /** The place in the first root array that holds the object. */
    private Ground homeIndex(int id, String path, IndexOf i) {
        int bracket = path.indexOf('[');
        if (bracket > 0) {
            List<Spot> elements = values.root(path.substring(0, bracket));
            for (int at = 0; at < elements.size(); at++) {
                if (elements.get(at) instanceof Spot.OfObject o && o.id() == id) {
                    return Terms.constant(at);
                }
            }
        }
        return new Ground.Fail("the index of " + path + ", which stands in no array of the model", i.span());
    }

    private Ground read(Read r, boolean after) {
        boolean now = after || r.primed();
        if (r.place() instanceof Place.OfLock lock) {
            return places.lock(lock, after, now);
        }
        return places.at(r.place(), after, spot -> values.at(spot, now, r.span()));
    }

    private Ground binary(Binary b, boolean after) {
        Ground left = expr(b.left(), after);
        Ground right = expr(b.right(), after);
        return switch (b.op()) {
            case AND -> Terms.all(List.of(left, right));
            case OR -> Terms.any(List.of(left, right));
            case IMPLIES -> Terms.any(List.of(Terms.not(left), right));
            case IFF -> Terms.compare(BinaryOp.EQUAL, left, right);
            default ->
                b.op().kind() == BinaryOp.Kind.ARITHMETIC
                        ? Terms.arithmetic(b.op(), left, right, b.span())
                        : Terms.compare(b.op(), left, right);
        };
    }

    private Ground call(Call c, boolean after) {
        bindArguments(c, after);
        return expr(c.definition().body(), after || c.primed());
    }

    /** Binds the parameters of a definition to the arguments of a call, evaluated where the call stands. */
    public void bindArguments(Call c, boolean after) {
        List<Ground> arguments = new ArrayList<>();
        c.arguments().forEach(a -> arguments.add(expr(a, after)));
        for (int i = 0; i < arguments.size(); i++) {
            bind(c.definition().parameters().get(i), arguments.get(i));
        }
    }

    /** Binds the variable of a {@code let} to its value, evaluated where it stands. */
    public void bindLocal(Let l, boolean after) {
        int before = nodes;
        bind(l.variable(), expr(l.value(), after));
        // Every use of the variable is a copy of the value.
        sizes[l.variable().id()] = nodes - before;
    }

    private Ground membership(Membership m, boolean after) {
        Ground element = expr(m.element(), after);
        Domain set = m.set();
        if (set instanceof Domain.Range r) {
            return Terms.all(List.of(
                    Terms.compare(BinaryOp.LESS_OR_EQUAL, expr(r.low(), after), element),
                    Terms.compare(BinaryOp.LESS_OR_EQUAL, element, expr(r.high(), after))));
        } else if (set instanceof Domain.Members members) {
            return Terms.any(members.members().stream()
                    .map(x -> Terms.compare(BinaryOp.EQUAL, element, expr(x, after)))
                    .toList());
        }
        if (!(set instanceof Domain.Elements elements)) {
            return Sets.contains(unroller.domain(set, after), element);
        }
        return places.at(
                elements.array(),
                after,
                spot -> places.elements(
                        spot,
                        after,
                        elements.span(),
                        all -> Terms.any(all.stream()
                                .map(x -> Terms.compare(BinaryOp.EQUAL, element, values.at(x, after, elements.span())))
                                .toList())));
    }
}
