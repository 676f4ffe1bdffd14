package org.pageproof.checker.properties;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Definition;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;

/**
 * The condition under which a claim says anything: the left side of an implication, for some elements of the quantifiers
 * around it. A claim whose premise is never true holds, but could not have failed.
 */
final class Premise {
    private Premise() {}

    /** As {@link #of(Expr)}, of a property. */
    static @Nullable Expr of(Property p) {
        return p.lifecycle() == null ? of(p.body()) : p.lifecycle().changes();
    }

    /** The premise, or null when the claim always says something. */
    static @Nullable Expr of(Expr claim) {
        if (claim instanceof Binary b && b.op() == BinaryOp.IMPLIES) {
            Expr inner = of(b.right());
            return inner == null ? b.left() : new Binary(b.span(), BinaryOp.AND, b.left(), inner);
        } else if (claim instanceof Binary b && b.op() == BinaryOp.AND) {
            Expr left = of(b.left());
            Expr right = of(b.right());
            return left == null || right == null ? null : new Binary(b.span(), BinaryOp.OR, left, right);
        } else if (claim instanceof Quantified q && q.quantifier() == Quantifier.FORALL) {
            Expr inner = of(q.body());
            if (inner == null && q.where() == null && q.binders().stream().noneMatch(b -> mayBeEmpty(b.domain()))) {
                return null;
            }
            Expr body = inner == null ? new Literal(q.span(), BoolType.BOOL, BigInteger.ONE) : inner;
            return new Quantified(q.span(), Quantifier.EXISTS, q.binders(), q.where(), body);
        } else if (claim instanceof Let l) {
            Expr inner = of(l.body());
            return inner == null ? null : new Let(l.span(), l.variable(), l.value(), inner);
        } else if (claim instanceof Conditional c) {
            Expr then = of(c.then());
            Expr otherwise = of(c.otherwise());
            return then == null || otherwise == null
                    ? null
                    : new Conditional(c.span(), c.condition(), then, otherwise, c.type());
        } else if (claim instanceof Call c) {
            Expr inner = of(c.definition().body());
            if (inner == null) {
                return null;
            }
            Definition d = c.definition();
            Definition premise = new Definition(d.name(), d.parameters(), inner, d.ofStep(), d.doc(), d.span());
            return new Call(c.span(), premise, c.arguments(), c.primed());
        }
        return null;
    }

    /** Whether what is in a set depends on the state. An array has the same elements for ever. */
    private static boolean mayBeEmpty(Domain domain) {
        return !(domain instanceof Domain.Elements || domain instanceof Domain.Members);
    }
}
