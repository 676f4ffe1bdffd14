package org.pageproof.spec.lint;

import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Spec;

/** A comparison that has the same result in every state, by the ranges of its sides or because they are the same. */
final class ConstantComparison implements LintRule {
    @Override
    public String code() {
        return "PL05";
    }

    @Override
    public String title() {
        return "a comparison that is always true or always false";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        Uses.walk(spec, e -> {
            if (e instanceof Binary b && isComparison(b)) {
                Boolean result = result(b, spec);
                if (result != null) {
                    String text = spec.source().slice(b.span());
                    warnings.add(
                            this,
                            b.span(),
                            "\"" + text + "\" is always " + result,
                            "compare with something that can differ, or take it out");
                }
            }
        });
    }

    private static boolean isComparison(Binary b) {
        boolean compares = b.op().kind() == BinaryOp.Kind.ORDER || b.op().kind() == BinaryOp.Kind.EQUALITY;
        return compares && !(b.left() instanceof Literal && b.right() instanceof Literal);
    }

    private static @Nullable Boolean result(Binary b, Spec spec) {
        if (same(b.left(), b.right(), spec)) {
            return switch (b.op()) {
                case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> true;
                default -> false;
            };
        }
        Interval left = Interval.of(b.left());
        Interval right = Interval.of(b.right());
        return switch (b.op()) {
            case LESS -> left.below(right) ? Boolean.TRUE : right.notAbove(left) ? Boolean.FALSE : null;
            case LESS_OR_EQUAL -> left.notAbove(right) ? Boolean.TRUE : right.below(left) ? Boolean.FALSE : null;
            case GREATER -> right.below(left) ? Boolean.TRUE : left.notAbove(right) ? Boolean.FALSE : null;
            case GREATER_OR_EQUAL -> right.notAbove(left) ? Boolean.TRUE : left.below(right) ? Boolean.FALSE : null;
            case EQUAL -> apart(left, right) ? Boolean.FALSE : left.isSameSingle(right) ? Boolean.TRUE : null;
            default -> apart(left, right) ? Boolean.TRUE : left.isSameSingle(right) ? Boolean.FALSE : null;
        };
    }

    private static boolean apart(Interval a, Interval b) {
        return a.below(b) || b.below(a);
    }

    private static boolean same(Expr a, Expr b, Spec spec) {
        String left = spec.source().slice(a.span()).replaceAll("\\s+", "");
        return left.equals(spec.source().slice(b.span()).replaceAll("\\s+", ""));
    }
}
