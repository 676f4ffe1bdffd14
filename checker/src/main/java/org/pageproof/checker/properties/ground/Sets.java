package org.pageproof.checker.properties.ground;

import java.util.List;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.SetComparison;

/** Whole sets: their elements are values with a condition, and sets are compared element by element. */
final class Sets {
    private static final int MOST_PAIRS = 200_000;

    private final Unroller unroller;

    Sets(Unroller unroller) {
        this.unroller = unroller;
    }

    Ground comparison(SetComparison s, boolean after) {
        List<Combination> left = unroller.domain(s.left(), after);
        List<Combination> right = unroller.domain(s.right(), after);
        if ((long) left.size() * right.size() > MOST_PAIRS) {
            throw new Grounder.TooLarge(s.span());
        }
        Ground within = subset(left, right);
        if (s.relation() == SetComparison.Relation.SUBSET) {
            return within;
        }
        Ground equal = Terms.all(List.of(within, subset(right, left)));
        return s.relation() == SetComparison.Relation.EQUAL ? equal : Terms.not(equal);
    }

    private static Ground subset(List<Combination> inner, List<Combination> outer) {
        return Terms.all(inner.stream()
                .map(c -> Terms.any(List.of(
                        Terms.not(c.present()), contains(outer, c.values().get(0)))))
                .toList());
    }

    /** Whether one of the elements that are there is equal to a value. */
    static Ground contains(List<Combination> set, Ground value) {
        return Terms.any(set.stream()
                .map(c -> Terms.all(List.of(
                        c.present(),
                        Terms.compare(BinaryOp.EQUAL, value, c.values().get(0)))))
                .toList());
    }

    /** The number of different elements. */
    Ground size(Domain set, boolean after) {
        List<Combination> all = unroller.domain(set, after);
        return Terms.sum(all.stream().map(Combination::present).toList());
    }
}
