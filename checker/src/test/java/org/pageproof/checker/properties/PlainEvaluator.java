package org.pageproof.checker.properties;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Word;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.IndexOf;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.SetComparison;
import org.pageproof.spec.typed.SetSize;
import org.pageproof.spec.typed.SizeOf;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.VariableRef;

/**
 * What an expression over one state means, said as plainly as possible: a walk over the tree that reads the objects of the model by
 * reflection. It shares nothing with what the checker does. Numbers are BigIntegers, constants of enums their ordinals,
 * references the objects themselves.
 */
final class PlainEvaluator {
    /** The reference to nothing. */
    private static final Object NONE = new Object();

    private final Object model;
    private final Map<Integer, Object> variables = new HashMap<>();

    PlainEvaluator(Object model) {
        this.model = model;
    }

    /** There is no value. */
    static final class NoValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoValue(String why) {
            super(why);
        }
    }

    boolean truth(Expr e) {
        return (Boolean) value(e);
    }

    private BigInteger number(Expr e) {
        return (BigInteger) value(e);
    }

    private Object value(Expr e) {
        if (e instanceof Literal l) {
            return l.type() == BoolType.BOOL ? l.value().signum() != 0 : l.value();
        } else if (e instanceof NoneLiteral) {
            return NONE;
        } else if (e instanceof VariableRef v) {
            Object value = Objects.requireNonNull(variables.get(v.variable().id()));
            // What a let binds is looked at where it is used.
            return value instanceof Later later ? later.value() : value;
        } else if (e instanceof Read r) {
            return read(r);
        } else if (e instanceof Unary u) {
            return u.op() == UnaryOp.NOT
                    ? (Object) !truth(u.operand())
                    : number(u.operand()).negate();
        } else if (e instanceof Binary b) {
            return binary(b);
        } else if (e instanceof Let l) {
            Map<Integer, Object> outer = new HashMap<>(variables);
            variables.put(l.variable().id(), (Later) () -> with(outer, l.value()));
            return value(l.body());
        } else if (e instanceof Conditional c) {
            return value(truth(c.condition()) ? c.then() : c.otherwise());
        } else if (e instanceof Quantified q) {
            return quantified(q);
        } else if (e instanceof Aggregate a) {
            return aggregate(a);
        } else if (e instanceof Call c) {
            List<Object> arguments = c.arguments().stream().map(this::value).toList();
            for (int i = 0; i < arguments.size(); i++) {
                variables.put(c.definition().parameters().get(i).id(), arguments.get(i));
            }
            return value(c.definition().body());
        }
        return ofSets(e);
    }

    private Object ofSets(Expr e) {
        if (e instanceof Membership m) {
            Object element = value(m.element());
            return set(m.set()).contains(element) != m.negated();
        } else if (e instanceof SetComparison s) {
            Set<Object> left = set(s.left());
            Set<Object> right = set(s.right());
            return switch (s.relation()) {
                case EQUAL -> left.equals(right);
                case NOT_EQUAL -> !left.equals(right);
                case SUBSET -> right.containsAll(left);
            };
        } else if (e instanceof SetSize s) {
            return BigInteger.valueOf(set(s.set()).size());
        } else if (e instanceof SizeOf s) {
            return BigInteger.valueOf(Array.getLength(object(s.array())));
        } else if (e instanceof IndexOf i) {
            Object object = value(i.object());
            if (object == NONE) {
                throw new NoValue("index of none");
            }
            for (Object home : List.of(field(model, "boxes"), field(model, "people"), field(model, "cpus"))) {
                for (int k = 0; k < Array.getLength(home); k++) {
                    if (Array.get(home, k) == object) {
                        return BigInteger.valueOf(k);
                    }
                }
            }
        }
        throw new IllegalArgumentException(e.toString());
    }

    private interface Later {
        Object value();
    }

    private Object with(Map<Integer, Object> scope, Expr e) {
        Map<Integer, Object> saved = new HashMap<>(variables);
        variables.clear();
        variables.putAll(scope);
        try {
            return value(e);
        } finally {
            variables.clear();
            variables.putAll(saved);
        }
    }

    private Object binary(Binary b) {
        return switch (b.op()) {
            case AND -> truth(b.left()) && truth(b.right());
            case OR -> truth(b.left()) || truth(b.right());
            case IMPLIES -> !truth(b.left()) || truth(b.right());
            case IFF -> truth(b.left()) == truth(b.right());
            case EQUAL -> value(b.left()).equals(value(b.right()));
            case NOT_EQUAL -> !value(b.left()).equals(value(b.right()));
            case LESS -> number(b.left()).compareTo(number(b.right())) < 0;
            case LESS_OR_EQUAL -> number(b.left()).compareTo(number(b.right())) <= 0;
            case GREATER -> number(b.left()).compareTo(number(b.right())) > 0;
            case GREATER_OR_EQUAL -> number(b.left()).compareTo(number(b.right())) >= 0;
            case ADD -> number(b.left()).add(number(b.right()));
            case SUBTRACT -> number(b.left()).subtract(number(b.right()));
            case MULTIPLY -> number(b.left()).multiply(number(b.right()));
            case BIT_AND -> number(b.left()).and(number(b.right()));
            case BIT_OR -> number(b.left()).or(number(b.right()));
            default -> throw new IllegalArgumentException(b.toString());
        };
    }

    private boolean quantified(Quantified q) {
        boolean exists = q.quantifier() == Quantifier.EXISTS;
        boolean[] found = new boolean[1];
        each(q.binders(), 0, () -> {
            if ((q.where() == null || truth(q.where())) && truth(q.body()) == exists) {
                found[0] = true;
            }
            return !found[0];
        });
        return found[0] == exists;
    }

    private BigInteger aggregate(Aggregate a) {
        List<BigInteger> parts = new ArrayList<>();
        each(a.binders(), 0, () -> {
            if (a.where() == null || truth(a.where())) {
                if (a.aggregation() == Aggregation.SUM) {
                    parts.add(number(a.body()));
                } else if (truth(a.body())) {
                    parts.add(BigInteger.ONE);
                }
            }
            return true;
        });
        return parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private interface Visit {
        /** Returns whether to go on. */
        boolean go();
    }

    private boolean each(List<Binder> binders, int from, Visit visit) {
        if (from == binders.size()) {
            return visit.go();
        }
        Binder b = binders.get(from);
        for (Object element : elements(b.domain())) {
            variables.put(b.variable().id(), element);
            if (!each(binders, from + 1, visit)) {
                return false;
            }
        }
        return true;
    }

    private Set<Object> set(Domain domain) {
        return new LinkedHashSet<>(elements(domain));
    }

    /** In order; those of sets once each. */
    private List<Object> elements(Domain domain) {
        List<Object> all = new ArrayList<>();
        if (domain instanceof Domain.Elements e) {
            Object array = object(e.array());
            for (int i = 0; i < Array.getLength(array); i++) {
                all.add(known(Array.get(array, i)));
            }
            return all;
        } else if (domain instanceof Domain.Range r) {
            BigInteger high = number(r.high());
            for (BigInteger i = number(r.low()); i.compareTo(high) <= 0; i = i.add(BigInteger.ONE)) {
                all.add(i);
            }
        } else if (domain instanceof Domain.Members m) {
            m.members().forEach(x -> all.add(value(x)));
        } else if (domain instanceof Domain.Flags f) {
            f.flags().stream().filter(x -> truth(x.isSet())).forEach(x -> all.add(value(x.name())));
        } else if (domain instanceof Domain.Comprehension c) {
            each(c.binders(), 0, () -> {
                if (c.where() == null || truth(c.where())) {
                    all.add(value(c.value()));
                }
                return true;
            });
        }
        return new ArrayList<>(new LinkedHashSet<>(all));
    }

    private Object read(Read r) {
        if (r.place() instanceof Place.Part part) {
            Word word = (Word) object(part.whole());
            BitLayout layout = word.layout();
            if (layout == null) {
                throw new IllegalArgumentException(r.toString());
            }
            BitLayout.Field field = layout.field(part.member().name());
            return part(part.member().type(), field.of(word.peek()));
        }
        return known(object(r.place()));
    }

    private Object part(MemberType type, long bits) {
        if (type == BoolType.BOOL) {
            return bits != 0;
        } else if (type instanceof RefType) {
            return bits == 0 ? NONE : Array.get(field(model, "people"), (int) bits - 1);
        }
        return BigInteger.valueOf(bits);
    }

    /** As a value. */
    private static Object known(@Nullable Object o) {
        if (o == null) {
            return NONE;
        } else if (o instanceof Word w) {
            return BigInteger.valueOf(w.peek());
        } else if (o instanceof Cell<?> c) {
            return known(c.peek());
        } else if (o instanceof Integer i) {
            return BigInteger.valueOf(i);
        }
        return o;
    }

    /** What stands at a place, as Java has it. */
    private Object object(Place place) {
        if (place instanceof Place.Root r) {
            return field(model, r.member().origin().field());
        } else if (place instanceof Place.Field f) {
            Object of = value(f.object());
            if (of == NONE) {
                throw new NoValue("field of none");
            }
            return field(of, f.member().origin().field());
        } else if (place instanceof Place.Element e) {
            Object array = object(e.array());
            int index = number(e.index()).intValueExact();
            if (index < 0 || index >= Array.getLength(array)) {
                throw new NoValue("outside the array");
            }
            return Array.get(array, index);
        }
        throw new IllegalArgumentException(place.toString());
    }

    private static Object field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
