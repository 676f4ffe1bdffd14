package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Builds ground expressions, simplified. What is left out never has an effect: an operand that can be without a value is
 * dropped only where it would not have been evaluated.
 */
public final class Terms {
    public static final Ground TRUE = constant(1);
    public static final Ground FALSE = constant(0);

    private Terms() {}

    public static Ground constant(long value) {
        return new Ground.Const(BigInteger.valueOf(value));
    }

    static Ground truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The value of a slot with values {@code low .. high}. */
    public static Ground slot(int slot, boolean after, long low, long high) {
        return low == high ? constant(low) : new Ground.Slot(slot, after, Interval.of(low, high));
    }

    /** Whether it is a truth value. */
    static boolean isTruth(Ground g) {
        return Interval.TRUTH.contains(g.range().low())
                && Interval.TRUTH.contains(g.range().high());
    }

    /** The constant, or null. */
    static @Nullable BigInteger value(Ground g) {
        return g instanceof Ground.Const c ? c.value() : null;
    }

    /** Whether its evaluation can end without a value. */
    public static boolean canFail(Ground g) {
        if (g instanceof Ground.Fail) {
            return true;
        } else if (g instanceof Ground.Arith a
                && Interval.canFail(a.op(), a.left().range(), a.right().range())) {
            return true;
        }
        return children(g).stream().anyMatch(Terms::canFail);
    }

    /** The operands, in order of evaluation. */
    public static List<Ground> children(Ground g) {
        if (g instanceof Ground.Arith a) {
            return List.of(a.left(), a.right());
        } else if (g instanceof Ground.Sum s) {
            return s.terms();
        } else if (g instanceof Ground.Compare c) {
            return List.of(c.left(), c.right());
        } else if (g instanceof Ground.Not n) {
            return List.of(n.operand());
        } else if (g instanceof Ground.All a) {
            return a.operands();
        } else if (g instanceof Ground.Any a) {
            return a.operands();
        } else if (g instanceof Ground.Choose c) {
            return List.of(c.condition(), c.then(), c.otherwise());
        } else if (g instanceof Ground.Select s) {
            List<Ground> all = new ArrayList<>(s.branches().size() + 2);
            all.add(s.index());
            all.addAll(s.branches());
            all.add(s.otherwise());
            return all;
        }
        return List.of();
    }

    /** The same node over changed operands, simplified again. */
    static Ground rebuild(Ground g, UnaryOperator<Ground> change) {
        if (g instanceof Ground.Arith a) {
            return arithmetic(a.op(), change.apply(a.left()), change.apply(a.right()), a.span());
        } else if (g instanceof Ground.Sum s) {
            return sum(s.terms().stream().map(change).toList());
        } else if (g instanceof Ground.Compare c) {
            return compare(c.op(), change.apply(c.left()), change.apply(c.right()));
        } else if (g instanceof Ground.Not n) {
            return not(change.apply(n.operand()));
        } else if (g instanceof Ground.All a) {
            return all(a.operands().stream().map(change).toList());
        } else if (g instanceof Ground.Any a) {
            return any(a.operands().stream().map(change).toList());
        } else if (g instanceof Ground.Choose c) {
            return choose(change.apply(c.condition()), change.apply(c.then()), change.apply(c.otherwise()));
        } else if (g instanceof Ground.Select s) {
            List<Ground> branches = s.branches().stream().map(change).toList();
            return select(change.apply(s.index()), s.first(), branches, change.apply(s.otherwise()));
        }
        return g;
    }

    public static Ground all(List<Ground> operands) {
        Set<Ground> kept = new LinkedHashSet<>();
        boolean fails = false;
        for (Ground g : flat(operands, true)) {
            if (g.equals(FALSE)) {
                if (!fails) {
                    return FALSE;
                }
                kept.add(g);
                break;
            }
            if (!g.equals(TRUE)) {
                kept.add(g);
                fails |= canFail(g);
            }
        }
        return kept.isEmpty() ? TRUE : kept.size() == 1 ? kept.iterator().next() : new Ground.All(List.copyOf(kept));
    }

    public static Ground any(List<Ground> operands) {
        Set<Ground> kept = new LinkedHashSet<>();
        boolean fails = false;
        for (Ground g : flat(operands, false)) {
            if (g.equals(TRUE)) {
                if (!fails) {
                    return TRUE;
                }
                kept.add(g);
                break;
            }
            if (!g.equals(FALSE)) {
                kept.add(g);
                fails |= canFail(g);
            }
        }
        return kept.isEmpty() ? FALSE : kept.size() == 1 ? kept.iterator().next() : new Ground.Any(List.copyOf(kept));
    }

    private static List<Ground> flat(List<Ground> operands, boolean conjunction) {
        List<Ground> flat = new ArrayList<>();
        for (Ground g : operands) {
            if (conjunction && g instanceof Ground.All a) {
                flat.addAll(a.operands());
            } else if (!conjunction && g instanceof Ground.Any a) {
                flat.addAll(a.operands());
            } else {
                flat.add(g);
            }
        }
        return flat;
    }

    public static Ground not(Ground g) {
        if (g instanceof Ground.Const c) {
            return truth(c.value().signum() == 0);
        } else if (g instanceof Ground.Not n) {
            return n.operand();
        } else if (g instanceof Ground.All a) {
            return any(a.operands().stream().map(Terms::not).toList());
        } else if (g instanceof Ground.Any a) {
            return all(a.operands().stream().map(Terms::not).toList());
        } else if (g instanceof Ground.Compare c && c.op() != BinaryOp.EQUAL) {
            BinaryOp other = c.op() == BinaryOp.LESS ? BinaryOp.LESS_OR_EQUAL : BinaryOp.LESS;
            return compare(other, /* left= */ c.right(), /* right= */ c.left());
        }
        return new Ground.Not(g);
    }

    /** A comparison of numbers; {@code EQUAL} and {@code NOT_EQUAL} of any two values. */
    public static Ground compare(BinaryOp op, Ground left, Ground right) {
        return switch (op) {
            case EQUAL -> Equality.of(left, right);
            case NOT_EQUAL -> not(Equality.of(left, right));
            case GREATER -> order(BinaryOp.LESS, right, left);
            case GREATER_OR_EQUAL -> order(BinaryOp.LESS_OR_EQUAL, right, left);
            default -> order(op, left, right);
        };
    }

    private static Ground order(BinaryOp op, Ground left, Ground right) {
        boolean strict = op == BinaryOp.LESS;
        if (!canFail(left) && !canFail(right)) {
            if (left.equals(right)) {
                return truth(!strict);
            }
            int highLow = left.range().high().compareTo(right.range().low());
            if (strict ? highLow < 0 : highLow <= 0) {
                return TRUE;
            }
            int lowHigh = left.range().low().compareTo(right.range().high());
            if (strict ? lowHigh >= 0 : lowHigh > 0) {
                return FALSE;
            }
        }
        return new Ground.Compare(op, left, right);
    }

    public static Ground choose(Ground condition, Ground then, Ground otherwise) {
        BigInteger known = value(condition);
        if (known != null) {
            return known.signum() != 0 ? then : otherwise;
        } else if (then.equals(otherwise) && !canFail(condition)) {
            return then;
        } else if (then.equals(TRUE) && otherwise.equals(FALSE)) {
            return condition;
        } else if (otherwise.equals(FALSE) && isTruth(then)) {
            return all(List.of(condition, then));
        }
        return new Ground.Choose(condition, then, otherwise, then.range().join(otherwise.range()));
    }

    /** A choice by number. */
    public static Ground select(Ground index, long first, List<Ground> branches, Ground otherwise) {
        BigInteger known = value(index);
        if (known != null) {
            BigInteger at = known.subtract(BigInteger.valueOf(first));
            return at.signum() >= 0 && at.compareTo(BigInteger.valueOf(branches.size())) < 0
                    ? branches.get(at.intValue())
                    : otherwise;
        }
        boolean total = covers(index, first, branches.size());
        Ground last = total ? branches.get(0) : otherwise;
        if (!canFail(index)
                && new HashSet<>(branches).size() == 1
                && branches.get(0).equals(last)) {
            return last;
        }
        Interval range = last.range();
        for (Ground b : branches) {
            range = b instanceof Ground.Fail ? range : range.join(b.range());
        }
        return new Ground.Select(index, first, List.copyOf(branches), last, range);
    }

    /** Whether every value of the index has a branch. */
    static boolean covers(Ground index, long first, int branches) {
        return branches > 0
                && index.range().low().compareTo(BigInteger.valueOf(first)) >= 0
                && index.range().high().compareTo(BigInteger.valueOf(first + branches - 1)) <= 0;
    }

    public static Ground arithmetic(BinaryOp op, Ground left, Ground right, Span span) {
        BigInteger a = value(left);
        BigInteger b = value(right);
        if (a != null && b != null) {
            try {
                return new Ground.Const(Arithmetic.apply(op, a, b));
            } catch (Arithmetic.Undefined e) {
                return new Ground.Fail(String.valueOf(e.getMessage()), span);
            }
        }
        return new Ground.Arith(op, left, right, Interval.of(op, left.range(), right.range()), span);
    }

    public static Ground sum(List<Ground> terms) {
        BigInteger fixed = BigInteger.ZERO;
        List<Ground> kept = new ArrayList<>();
        Interval range = Interval.of(0, 0);
        for (Ground t : terms) {
            BigInteger known = value(t);
            if (known != null) {
                fixed = fixed.add(known);
            } else {
                kept.add(t);
                range = range.plus(t.range());
            }
        }
        if (kept.isEmpty() || fixed.signum() != 0) {
            kept.add(new Ground.Const(fixed));
            range = range.plus(Interval.only(fixed));
        }
        return kept.size() == 1 ? kept.get(0) : new Ground.Sum(List.copyOf(kept), range);
    }
}
