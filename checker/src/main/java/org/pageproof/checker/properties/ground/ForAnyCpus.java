package org.pageproof.checker.properties.ground;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.AnyCpus.NotForAny;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.typed.AccessOf;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.By;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.IndexOf;
import org.pageproof.spec.typed.Let;
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
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/**
 * Whether what is true of the named CPUs, whichever they are, is true of all. So it is where a claim says something of each CPU by
 * itself, or of sums over them; not where it says that there is one, compares two, or names one by its number.
 */
final class ForAnyCpus {
    /** How an expression adds to the truth of the whole: where it is true, where it is false, or in both ways. */
    private enum Side {
        FOR,
        AGAINST,
        BOTH;

        Side turned() {
            return this == FOR ? AGAINST : this == AGAINST ? FOR : BOTH;
        }
    }

    private final String type;
    private final Predicate<ModelParameter> isNumberOfCpus;

    /** In a sum over CPUs: the variables that stand for the CPU that adds something; null elsewhere. */
    private @Nullable Set<Variable> summed;

    private ForAnyCpus(String type, @Nullable String number) {
        this.type = type;
        this.isNumberOfCpus = p -> p.name().equals(number);
    }

    /**
     * Checks a claim.
     *
     * @param type the object type of the CPUs
     * @param number the parameter of the model that says how many there are
     * @throws NotForAny when it cannot be told of any number of CPUs
     */
    static void check(Expr claim, String type, @Nullable String number) {
        int cpus = new ForAnyCpus(type, number).cpus(claim, Side.FOR);
        if (cpus > 1) {
            throw new NotForAny(claim.span(), "of any number of CPUs a claim can speak of one at a time, and of sums");
        }
    }

    /** Of how many CPUs at once it speaks. */
    private int cpus(Expr e, Side side) {
        if (isCpu(e) && !isPlainCpu(e)) {
            throw new NotForAny(
                    e.span(),
                    "of any number of CPUs it is known whether this is a CPU of the claim (== c), and no more");
        }
        return parts(e, side);
    }

    private boolean isCpu(Expr e) {
        return e.type() instanceof RefType r && isCpu(r);
    }

    private static boolean isPlainCpu(Expr e) {
        return e instanceof VariableRef || e instanceof NoneLiteral;
    }

    private int parts(Expr e, Side side) {
        if (e instanceof Quantified q) {
            return quantified(q, side);
        } else if (e instanceof Aggregate a) {
            return aggregate(a);
        } else if (e instanceof Binary b) {
            return binary(b, side);
        } else if (e instanceof Unary u) {
            return cpus(u.operand(), u.op() == UnaryOp.NOT ? side.turned() : Side.BOTH);
        } else if (e instanceof Conditional c) {
            return cpus(c.condition(), Side.BOTH) + Math.max(cpus(c.then(), side), cpus(c.otherwise(), side));
        } else if (e instanceof Call c) {
            int arguments =
                    c.arguments().stream().mapToInt(a -> cpus(a, Side.BOTH)).sum();
            c.definition().parameters().forEach(this::alsoSummed);
            return arguments + cpus(c.definition().body(), side);
        } else if (e instanceof Let l) {
            int value = cpus(l.value(), Side.BOTH);
            alsoSummed(l.variable());
            return value + cpus(l.body(), side);
        }
        plain(e);
        return Expressions.children(e).stream()
                .mapToInt(c -> cpus(c, Side.BOTH))
                .sum();
    }

    private int quantified(Quantified q, Side side) {
        boolean forall = q.quantifier() == Quantifier.FORALL;
        int bound = 0;
        for (Binder b : q.binders()) {
            if (isOverCpus(b)) {
                bound++;
                if (side != (forall ? Side.FOR : Side.AGAINST)) {
                    throw new NotForAny(
                            q.span(),
                            "of any number of CPUs it cannot be said here that there is one, or that not all are so");
                }
            } else {
                domain(b.domain());
            }
        }
        int where = q.where() == null ? 0 : cpus(q.where(), forall ? side.turned() : side);
        int all = bound + where + cpus(q.body(), side);
        // Of what one of several things has to be true each can be true of other CPUs.
        boolean oneOfSeveral = side != (forall ? Side.FOR : Side.AGAINST);
        return oneOfSeveral ? 2 * all : all;
    }

    /** In a sum a variable has a value that was looked at: a CPU is the one that adds something. */
    private void alsoSummed(Variable v) {
        if (summed != null) {
            summed.add(v);
        }
    }

    private int aggregate(Aggregate a) {
        boolean over = a.binders().stream().anyMatch(this::isOverCpus);
        if (over && a.binders().size() > 1) {
            throw new NotForAny(a.span(), "a sum over any number of CPUs has one variable");
        }
        if (!over) {
            a.binders().forEach(b -> domain(b.domain()));
        }
        Set<Variable> outside = summed;
        if (over) {
            summed = new HashSet<>(Set.of(a.binders().get(0).variable()));
        }
        int all = (a.where() == null ? 0 : cpus(a.where(), Side.BOTH)) + cpus(a.body(), Side.BOTH);
        summed = outside;
        return all;
    }

    private int binary(Binary b, Side side) {
        return switch (b.op()) {
            case AND ->
                side == Side.FOR
                        ? Math.max(cpus(b.left(), side), cpus(b.right(), side))
                        : cpus(b.left(), side) + cpus(b.right(), side);
            case OR -> cpus(b.left(), side) + cpus(b.right(), side);
            case IMPLIES -> cpus(b.left(), side.turned()) + cpus(b.right(), side);
            case EQUAL, NOT_EQUAL -> compared(b.left(), b.right()) + compared(b.right(), b.left());
            default -> cpus(b.left(), Side.BOTH) + cpus(b.right(), Side.BOTH);
        };
    }

    /** What memory refers to can be compared with a CPU of the claim; two such may be two of those that are not told apart. */
    private int compared(Expr e, Expr with) {
        return e instanceof Read && isCpu(e) && isPlainCpu(with) ? parts(e, Side.BOTH) : cpus(e, Side.BOTH);
    }

    private void plain(Expr e) {
        if (e instanceof VariableRef v && isCpu(e) && summed != null && !summed.contains(v.variable())) {
            throw new NotForAny(
                    e.span(),
                    "what a CPU adds to a sum over any number of CPUs cannot depend on which other CPU it is");
        } else if ((e instanceof ParameterRef || e instanceof ConstantRef)
                && Expressions.dependsOn(e, isNumberOfCpus)) {
            throw new NotForAny(e.span(), "this depends on how many CPUs there are");
        } else if (summed != null && (e instanceof By || e instanceof StepsBy || e instanceof AccessOf)) {
            throw new NotForAny(
                    e.span(), "what a CPU adds to a sum over any number of CPUs cannot depend on who makes the step");
        } else if (e instanceof AtRest) {
            throw new NotForAny(e.span(), "whether any number of CPUs are at rest is not known");
        } else if (e instanceof IndexOf i && i.object().type() instanceof RefType r && isCpu(r)) {
            throw new NotForAny(e.span(), "of any number of CPUs none can be told by its number");
        } else if (e instanceof SizeOf s) {
            array(s.array());
        } else if (e instanceof Read r) {
            place(r.place());
        } else if (e instanceof Membership m) {
            domain(m.set());
        } else if (e instanceof SetSize s) {
            domain(s.set());
        } else if (e instanceof SetComparison s) {
            domain(s.left());
            domain(s.right());
        }
    }

    private void place(Place place) {
        if (place instanceof Place.Element e) {
            array(e.array());
            place(e.array());
        } else if (place instanceof Place.Part p) {
            place(p.whole());
        } else if (place instanceof Place.OfLock l) {
            place(l.lock());
        }
    }

    private void array(Place array) {
        if (isOfCpus(array.type())) {
            throw new NotForAny(array.span(), "of any number of CPUs none can be told by its number");
        }
    }

    private void domain(Domain domain) {
        if (domain instanceof Domain.Elements e) {
            array(e.array());
        } else if (domain instanceof Domain.Comprehension c) {
            for (Binder b : c.binders()) {
                domain(b.domain());
            }
        }
        Expressions.of(domain).forEach(e -> cpus(e, Side.BOTH));
    }

    private boolean isOverCpus(Binder b) {
        return b.domain() instanceof Domain.Elements e && isOfCpus(e.array().type());
    }

    private boolean isOfCpus(MemberType t) {
        return t instanceof ArrayType a && a.element() instanceof RefType r && isCpu(r);
    }

    private boolean isCpu(RefType r) {
        return r.object().equals(type);
    }
}
