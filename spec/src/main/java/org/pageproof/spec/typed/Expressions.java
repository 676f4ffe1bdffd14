package org.pageproof.spec.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pageproof.spec.schema.ModelParameter;

/** What an expression is made of. */
public final class Expressions {
    private Expressions() {}

    /** The expressions directly inside {@code e}, in the order of the text. The body of a called definition is not inside. */
    public static List<Expr> children(Expr e) {
        List<Expr> inside = new ArrayList<>();
        if (e instanceof Read r) {
            add(r.place(), inside);
        } else if (e instanceof SizeOf s) {
            add(s.array(), inside);
        } else if (e instanceof IndexOf i) {
            inside.add(i.object());
        } else if (e instanceof Unary u) {
            inside.add(u.operand());
        } else if (e instanceof Binary b) {
            inside.add(b.left());
            inside.add(b.right());
        } else if (e instanceof Membership m) {
            inside.add(m.element());
            add(m.set(), inside);
        } else if (e instanceof Quantified q) {
            q.binders().forEach(b -> add(b.domain(), inside));
            if (q.where() != null) {
                inside.add(q.where());
            }
            inside.add(q.body());
        } else if (e instanceof Aggregate a) {
            a.binders().forEach(b -> add(b.domain(), inside));
            if (a.where() != null) {
                inside.add(a.where());
            }
            inside.add(a.body());
        } else if (e instanceof Let l) {
            inside.add(l.value());
            inside.add(l.body());
        } else if (e instanceof Conditional c) {
            inside.add(c.condition());
            inside.add(c.then());
            inside.add(c.otherwise());
        } else if (e instanceof SetComparison s) {
            add(s.left(), inside);
            add(s.right(), inside);
        } else if (e instanceof SetSize s) {
            add(s.set(), inside);
        } else if (e instanceof Call c) {
            inside.addAll(c.arguments());
        } else if (e instanceof StepsBy s) {
            inside.add(s.cpu());
        } else if (e instanceof AccessOf a) {
            add(a.place(), inside);
        } else if (e instanceof InCall c) {
            inside.add(c.cpu());
        } else if (e instanceof Before b) {
            inside.add(b.cpu());
            if (b.place() != null) {
                add(b.place(), inside);
            }
        } else if (!isLeaf(e)) {
            throw new IllegalArgumentException("not known: " + e.getClass());
        }
        return inside;
    }

    /** The variables that {@code e} itself binds. */
    public static List<Variable> variables(Expr e) {
        List<Variable> bound = new ArrayList<>();
        if (e instanceof Quantified q) {
            variables(q.binders(), bound);
        } else if (e instanceof Aggregate a) {
            variables(a.binders(), bound);
        } else if (e instanceof Let l) {
            bound.add(l.variable());
        } else if (e instanceof Membership m) {
            variables(m.set(), bound);
        } else if (e instanceof SetSize s) {
            variables(s.set(), bound);
        } else if (e instanceof SetComparison s) {
            variables(s.left(), bound);
            variables(s.right(), bound);
        }
        return bound;
    }

    private static void variables(List<Binder> binders, List<Variable> bound) {
        for (Binder b : binders) {
            bound.add(b.variable());
            variables(b.domain(), bound);
        }
    }

    private static void variables(Domain set, List<Variable> bound) {
        if (set instanceof Domain.Comprehension c) {
            variables(c.binders(), bound);
        }
    }

    /** Shows {@code e} and everything inside it, from the outside in. */
    public static void walk(Expr e, Consumer<Expr> visitor) {
        visitor.accept(e);
        children(e).forEach(c -> walk(c, visitor));
    }

    /**
     * Whether the value depends on a parameter of the model. A constant does where its value does; the body of a called definition is
     * not looked at.
     */
    public static boolean dependsOn(Expr e, Predicate<ModelParameter> which) {
        return e instanceof ParameterRef p && which.test(p.parameter())
                || e instanceof ConstantRef c && dependsOn(c.constant().value(), which)
                || children(e).stream().anyMatch(x -> dependsOn(x, which));
    }

    /** The expressions inside a set. */
    public static List<Expr> of(Domain domain) {
        List<Expr> inside = new ArrayList<>();
        add(domain, inside);
        return inside;
    }

    private static boolean isLeaf(Expr e) {
        return e instanceof Literal
                || e instanceof NoneLiteral
                || e instanceof ConstantRef
                || e instanceof ParameterRef
                || e instanceof VariableRef
                || e instanceof By
                || e instanceof AtRest;
    }

    private static void add(Domain domain, List<Expr> inside) {
        if (domain instanceof Domain.Elements e) {
            add(e.array(), inside);
        } else if (domain instanceof Domain.Range r) {
            inside.add(r.low());
            inside.add(r.high());
        } else if (domain instanceof Domain.Members m) {
            inside.addAll(m.members());
        } else if (domain instanceof Domain.Comprehension c) {
            c.binders().forEach(b -> add(b.domain(), inside));
            if (c.where() != null) {
                inside.add(c.where());
            }
            inside.add(c.value());
        } else if (domain instanceof Domain.Flags f) {
            f.flags().forEach(flag -> inside.add(flag.isSet()));
        }
    }

    private static void add(Place place, List<Expr> inside) {
        if (place instanceof Place.Field f) {
            inside.add(f.object());
        } else if (place instanceof Place.Element e) {
            add(e.array(), inside);
            inside.add(e.index());
        } else if (place instanceof Place.Part p) {
            add(p.whole(), inside);
        } else if (place instanceof Place.OfLock l) {
            add(l.lock(), inside);
        }
    }
}
