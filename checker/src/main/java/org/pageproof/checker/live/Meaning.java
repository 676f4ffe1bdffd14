package org.pageproof.checker.live;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.BitLayout;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.AccessKind;
import org.pageproof.spec.typed.AccessOf;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Before;
import org.pageproof.spec.typed.Binary;
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
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.ParameterRef;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.SetComparison;
import org.pageproof.spec.typed.SetSize;
import org.pageproof.spec.typed.SizeOf;
import org.pageproof.spec.typed.StepsBy;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.VariableRef;

/**
 * What an expression means, said as plainly as possible: a walk over the tree that looks at the objects of the model. Numbers
 * and constants of enums are BigIntegers, truth values Booleans, references {@link Ref}s. In each method {@code after}
 * tells whether what is read without a prime is read after the step.
 */
final class Meaning {
    private final ResolvedScenario scenario;
    private final Paths paths;
    private final Scene scene;
    private final Elements sets = new Elements(this);

    Meaning(ResolvedScenario scenario, Paths paths, Scene scene) {
        this.scenario = scenario;
        this.paths = paths;
        this.scene = scene;
    }

    boolean truth(Expr e, Names names, boolean after) {
        return (Boolean) value(e, names, after);
    }

    BigInteger number(Expr e, Names names, boolean after) {
        return (BigInteger) value(e, names, after);
    }

    Object value(Expr e, Names names, boolean after) {
        if (e instanceof Literal l) {
            return fixed(l.type(), l.value());
        } else if (e instanceof NoneLiteral) {
            return Ref.NONE;
        } else if (e instanceof ConstantRef c) {
            return fixed(
                    c.type(),
                    Objects.requireNonNull(scenario.constants().get(c.constant().name())));
        } else if (e instanceof ParameterRef p) {
            long value = Objects.requireNonNull(
                    scenario.parameters().get(p.parameter().name()));
            return fixed(p.type(), BigInteger.valueOf(value));
        } else if (e instanceof VariableRef v) {
            return names.get(v.variable());
        } else if (e instanceof Read r) {
            return read(r, names, after);
        } else if (e instanceof Unary u) {
            return u.op() == UnaryOp.NOT
                    ? (Object) !truth(u.operand(), names, after)
                    : number(u.operand(), names, after).negate();
        } else if (e instanceof Binary b) {
            return binary(b, names, after);
        } else if (e instanceof Let l) {
            Names inner = names.later(l.variable(), () -> value(l.value(), names, after));
            return value(l.body(), inner, after);
        } else if (e instanceof Conditional c) {
            return value(truth(c.condition(), names, after) ? c.then() : c.otherwise(), names, after);
        } else if (e instanceof Call c) {
            return call(c, names, after);
        } else if (e instanceof Quantified q) {
            return quantified(q, names, after);
        } else if (e instanceof Aggregate a) {
            return aggregate(a, names, after);
        }
        return ofSets(e, names, after);
    }

    private static Object fixed(ValueType type, BigInteger value) {
        return type instanceof BoolType ? (Object) (value.signum() != 0) : value;
    }

    private Object ofSets(Expr e, Names names, boolean after) {
        if (e instanceof Membership m) {
            return sets.contains(m.set(), () -> value(m.element(), names, after), names, after) != m.negated();
        } else if (e instanceof SetComparison s) {
            return switch (s.relation()) {
                case SUBSET -> sets.within(s.left(), s.right(), names, after);
                case EQUAL ->
                    sets.within(s.left(), s.right(), names, after) && sets.within(s.right(), s.left(), names, after);
                case NOT_EQUAL ->
                    !sets.within(s.left(), s.right(), names, after) || !sets.within(s.right(), s.left(), names, after);
            };
        } else if (e instanceof SetSize s) {
            return BigInteger.valueOf(sets.size(s.set(), names, after));
        } else if (e instanceof SizeOf s) {
            return BigInteger.valueOf(paths.elements(spot(s.array(), names, after), now(after), s.span())
                    .size());
        } else if (e instanceof IndexOf i) {
            return index(i, names, after);
        }
        return ofCpus(e, names, after);
    }

    private Object ofCpus(Expr e, Names names, boolean after) {
        if (e instanceof AtRest) {
            requirePlaces(e);
            return scene.at(after).atRest();
        } else if (e instanceof InCall c) {
            requirePlaces(e);
            int cpu = cpu(c.cpu(), names, after);
            return cpu >= 0 && scene.at(after || c.primed()).cpus().get(cpu).in(c.function());
        } else if (e instanceof Before b) {
            requirePlaces(e);
            int cpu = cpu(b.cpu(), names, after);
            return cpu >= 0 && before(scene.at(after).cpus().get(cpu), b, names, after);
        } else if (e instanceof By b) {
            return scene.by(b.function());
        } else if (e instanceof StepsBy s) {
            int cpu = cpu(s.cpu(), names, after);
            return cpu >= 0 && cpu == scene.cpu();
        } else if (e instanceof AccessOf a) {
            return access(a, names, after);
        }
        throw new IllegalArgumentException("not known: " + e.getClass());
    }

    private void requirePlaces(Expr e) {
        if (scene.before().cpus().isEmpty()) {
            throw new NoValue("in the middle of a step CPUs are at no places", e.span());
        }
    }

    private Picture now(boolean after) {
        return scene.at(after).picture();
    }

    /** The number of the CPU that a reference refers to, or -1. */
    private int cpu(Expr e, Names names, boolean after) {
        return paths.cpu(((Ref) value(e, names, after)).number(), now(after));
    }

    private BigInteger index(IndexOf i, Names names, boolean after) {
        Ref object = (Ref) value(i.object(), names, after);
        int index = object.number() <= 0
                ? -1
                : paths.index(object.number(), (RefType) i.object().type(), now(after));
        if (index < 0) {
            throw new NoValue("the index of none", i.span());
        }
        return BigInteger.valueOf(index);
    }

    private boolean access(AccessOf a, Names names, boolean after) {
        int wanted = shared(a.place(), a.span(), names, after);
        return isOf(scene.access(), a.kind(), wanted);
    }

    private boolean before(LiveCpu cpu, Before b, Names names, boolean after) {
        Place place = b.place();
        if (place == null) {
            return cpu.ahead() != null
                    && b.kind().methods().contains(cpu.ahead().method());
        }
        return isOf(cpu.ahead(), b.kind(), shared(place, b.span(), names, after));
    }

    /** The word, pair, cell or lock at a place. */
    private int shared(Place place, Span span, Names names, boolean after) {
        int object = paths.object(spot(place, names, after), now(after));
        if (!paths.isShared(place.type(), object)) {
            throw new NoValue("this is plain data, of which no shared access is made", span);
        }
        return object;
    }

    /** Halves of a pair are accessed with the pair; who accesses one half does not access the pair. */
    private boolean isOf(@Nullable LiveAccess made, AccessKind kind, int wanted) {
        return made != null && kind.methods().contains(made.method()) && paths.isOf(made.object(), wanted);
    }

    /** The arguments are evaluated where the call stands, the body of a primed call after the step. */
    private Object call(Call c, Names names, boolean after) {
        Names inner = names;
        for (int i = 0; i < c.arguments().size(); i++) {
            Expr argument = c.arguments().get(i);
            inner = inner.later(c.definition().parameters().get(i), () -> value(argument, names, after));
        }
        return value(c.definition().body(), inner, after || c.primed());
    }

    private Object binary(Binary b, Names names, boolean after) {
        Expr left = b.left();
        Expr right = b.right();
        return switch (b.op()) {
            case AND -> truth(left, names, after) && truth(right, names, after);
            case OR -> truth(left, names, after) || truth(right, names, after);
            case IMPLIES -> !truth(left, names, after) || truth(right, names, after);
            case IFF -> truth(left, names, after) == truth(right, names, after);
            case EQUAL -> value(left, names, after).equals(value(right, names, after));
            case NOT_EQUAL -> !value(left, names, after).equals(value(right, names, after));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Arithmetic.compare(b.op(), number(left, names, after), number(right, names, after));
            default -> arithmetic(b, number(left, names, after), number(right, names, after));
        };
    }

    private static BigInteger arithmetic(Binary b, BigInteger left, BigInteger right) {
        try {
            return Arithmetic.apply(b.op(), left, right);
        } catch (Arithmetic.Undefined e) {
            throw new NoValue(String.valueOf(e.getMessage()), b.span());
        }
    }

    private boolean quantified(Quantified q, Names names, boolean after) {
        boolean exists = q.quantifier() == Quantifier.EXISTS;
        Predicate<Names> decides = n -> isTrueOrNull(q.where(), n, after) && truth(q.body(), n, after) == exists;
        return sets.any(q.binders(), names, after, decides) == exists;
    }

    boolean isTrueOrNull(@Nullable Expr where, Names names, boolean after) {
        return where == null || truth(where, names, after);
    }

    private BigInteger aggregate(Aggregate a, Names names, boolean after) {
        BigInteger[] total = {BigInteger.ZERO};
        sets.any(a.binders(), names, after, n -> {
            if (isTrueOrNull(a.where(), n, after)) {
                BigInteger one = a.aggregation() == Aggregation.SUM
                        ? number(a.body(), n, after)
                        : truth(a.body(), n, after) ? BigInteger.ONE : BigInteger.ZERO;
                total[0] = total[0].add(one);
            }
            return false;
        });
        return total[0];
    }

    private Object read(Read r, Names names, boolean after) {
        Picture then = now(after || r.primed());
        if (r.place() instanceof Place.OfLock of) {
            int holder = paths.holder(spot(of.lock(), names, after), now(after), then, of.span());
            return of.which() == Place.LockPart.HELD ? (Object) (holder >= 0) : paths.cpuObject(holder, then);
        }
        Spot spot = spot(r.place(), names, after);
        if (paths.isCellOfEnum(spot, r.place().type(), then)) {
            throw new NoValue("the judge does not look into cells of enum constants", r.span());
        }
        return paths.value(spot, r.place().type(), then, r.span());
    }

    /** Follows the path of a place; objects and indices on the way are not primed with the whole. */
    Spot spot(Place place, Names names, boolean after) {
        if (place instanceof Place.Root r) {
            return paths.field(Shape.MODEL, r.member().origin(), r.span());
        } else if (place instanceof Place.Field f) {
            return paths.field(object(f, names, after), f.member().origin(), f.span());
        } else if (place instanceof Place.Element e) {
            Spot array = spot(e.array(), names, after);
            BigInteger index = number(e.index(), names, after);
            List<Spot> all = paths.elements(array, now(after), e.span());
            if (index.signum() < 0 || index.compareTo(BigInteger.valueOf(all.size())) >= 0) {
                throw new NoValue(
                        "the index " + index + " of an array of length " + all.size(),
                        e.index().span());
            }
            return all.get(index.intValueExact());
        } else if (place instanceof Place.Part p) {
            return paths.part(spot(p.whole(), names, after), p, now(after));
        }
        throw new IllegalArgumentException("nothing more can follow a lock: " + place);
    }

    private int object(Place.Field f, Names names, boolean after) {
        Ref object = (Ref) value(f.object(), names, after);
        if (object.number() <= 0) {
            String what = object.number() == 0 ? "none" : "a reference to an object that does not exist";
            throw new NoValue(
                    "the field " + f.member().name() + " of " + what, f.object().span());
        }
        return object.number();
    }

    /** The values of the elements of an array. */
    List<Object> elements(Domain.Elements e, Names names, boolean after) {
        MemberType type = e.array().type() instanceof ArrayType array
                ? array.element()
                : e.array().type();
        return paths.elements(spot(e.array(), names, after), now(after), e.span()).stream()
                .map(s -> paths.value(s, type, now(after), e.span()))
                .toList();
    }

    /**
     * Looks for flags that specs cannot name, because the word has them with the parameters of this scenario and not by
     * default.
     */
    void requireNamed(Domain.Flags flags, Names names, boolean after) {
        List<String> named = flags.flags().stream()
                .map(f -> ((Place.Part) ((Read) f.isSet()).place()).member().name())
                .toList();
        Place.Part any = (Place.Part) ((Read) flags.flags().get(0).isSet()).place();
        for (BitLayout.Field f : paths.fields(paths.object(spot(any.whole(), names, after), now(after)))) {
            if (f.kind() == BitLayout.Kind.FLAG && !named.contains(f.name())) {
                throw new NoValue("the set of flags of a word that has the flag " + f.name(), flags.span());
            }
        }
    }
}
