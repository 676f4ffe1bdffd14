package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Equality, simplified: references that are stored as numbers of another kind are compared as these numbers, not as
 * objects.
 */
final class Equality {
    private Equality() {}

    static Ground of(Ground left, Ground right) {
        boolean safe = !Terms.canFail(left) && !Terms.canFail(right);
        if (safe && left.equals(right)) {
            return Terms.TRUE;
        }
        if (safe
                && (left.range().high().compareTo(right.range().low()) < 0
                        || right.range().high().compareTo(left.range().low()) < 0)) {
            return Terms.FALSE;
        }
        BigInteger constant = Terms.value(right);
        if (constant != null) {
            return with(left, constant);
        }
        constant = Terms.value(left);
        if (constant != null) {
            return with(right, constant);
        }
        if (left instanceof Ground.Select a
                && right instanceof Ground.Select b
                && a.first() == b.first()
                && a.branches().equals(b.branches())
                && distinctTable(a)
                && Terms.covers(a.index(), a.first(), a.branches().size())
                && Terms.covers(b.index(), b.first(), b.branches().size())) {
            return of(a.index(), b.index());
        }
        return new Ground.Compare(BinaryOp.EQUAL, left, right);
    }

    private static boolean distinctTable(Ground.Select s) {
        return constants(s.branches())
                && new HashSet<>(s.branches()).size() == s.branches().size();
    }

    private static boolean constants(List<Ground> all) {
        return all.stream().allMatch(Ground.Const.class::isInstance);
    }

    private static Ground with(Ground g, BigInteger constant) {
        if (Terms.isTruth(g) && !(g instanceof Ground.Fail)) {
            return constant.signum() == 0 ? Terms.not(g) : constant.equals(BigInteger.ONE) ? g : failing(g, constant);
        } else if (g instanceof Ground.Select s) {
            Ground table = table(s, constant);
            return table == null ? failing(g, constant) : table;
        } else if (g instanceof Ground.Choose c
                && c.then() instanceof Ground.Const then
                && c.otherwise() instanceof Ground.Const otherwise) {
            return Terms.choose(
                    c.condition(),
                    Terms.truth(then.value().equals(constant)),
                    Terms.truth(otherwise.value().equals(constant)));
        }
        return failing(g, constant);
    }

    private static Ground failing(Ground g, BigInteger constant) {
        return new Ground.Compare(BinaryOp.EQUAL, g, new Ground.Const(constant));
    }

    /** The index is one of those that lead to the constant; null when that cannot be said with constants. */
    private static @Nullable Ground table(Ground.Select s, BigInteger constant) {
        boolean total = Terms.covers(s.index(), s.first(), s.branches().size());
        if (!constants(s.branches()) || (!total && !(s.otherwise() instanceof Ground.Const))) {
            return null;
        }
        if (!total && s.otherwise().equals(new Ground.Const(constant))) {
            return null;
        }
        List<Ground> hits = new ArrayList<>();
        for (int i = 0; i < s.branches().size(); i++) {
            if (s.branches().get(i).equals(new Ground.Const(constant))) {
                hits.add(of(s.index(), Terms.constant(s.first() + i)));
            }
        }
        return hits.isEmpty() && Terms.canFail(s.index()) ? null : Terms.any(hits);
    }
}
