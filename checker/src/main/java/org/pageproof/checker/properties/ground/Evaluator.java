package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.BinaryOp;

/** Evaluates ground expressions one node at a time, with mathematical integers: the meaning that generated code must have. */
public final class Evaluator {
    private final Reading before;
    private final Reading after;
    private final StepFacts step;

    /** Gives the value of a slot in one state. */
    @FunctionalInterface
    public interface Reading {
        long slot(int slot);
    }

    /** For a step from one state to another; for a claim about one state both are that state. */
    public Evaluator(Reading before, Reading after, StepFacts step) {
        this.before = before;
        this.after = after;
        this.step = step;
    }

    /** Whether the truth value is true. */
    public boolean isTrue(Ground g) throws Undefined {
        return value(g).signum() != 0;
    }

    /** The value. */
    public BigInteger value(Ground g) throws Undefined {
        if (g instanceof Ground.Const c) {
            return c.value();
        } else if (g instanceof Ground.Slot s) {
            return BigInteger.valueOf(read(s.slot(), s.after()));
        } else if (g instanceof Ground.Bits b) {
            return BigInteger.valueOf(read(b.slot(), b.after()))
                    .shiftRight(b.shift())
                    .and(b.range().high());
        } else if (g instanceof Ground.Arith a) {
            return arithmetic(a);
        } else if (g instanceof Ground.Sum s) {
            BigInteger total = BigInteger.ZERO;
            for (Ground t : s.terms()) {
                total = total.add(value(t));
            }
            return total;
        } else if (g instanceof Ground.Choose c) {
            return value(isTrue(c.condition()) ? c.then() : c.otherwise());
        } else if (g instanceof Ground.Select s) {
            BigInteger at = value(s.index()).subtract(BigInteger.valueOf(s.first()));
            boolean inside = at.signum() >= 0
                    && at.compareTo(BigInteger.valueOf(s.branches().size())) < 0;
            return value(inside ? s.branches().get(at.intValue()) : s.otherwise());
        } else if (g instanceof Ground.Fail f) {
            throw new Undefined(f.message(), f.span(), f.array());
        }
        return truth(g) ? BigInteger.ONE : BigInteger.ZERO;
    }

    private boolean truth(Ground g) throws Undefined {
        if (g instanceof Ground.Compare c) {
            int order = value(c.left()).compareTo(value(c.right()));
            return c.op() == BinaryOp.EQUAL ? order == 0 : c.op() == BinaryOp.LESS ? order < 0 : order <= 0;
        } else if (g instanceof Ground.Not n) {
            return !isTrue(n.operand());
        } else if (g instanceof Ground.All a) {
            for (Ground o : a.operands()) {
                if (!isTrue(o)) {
                    return false;
                }
            }
            return true;
        } else if (g instanceof Ground.Any a) {
            for (Ground o : a.operands()) {
                if (isTrue(o)) {
                    return true;
                }
            }
            return false;
        } else if (g instanceof Ground.By b) {
            return step.by(b.function());
        } else if (g instanceof Ground.Access a) {
            List<Integer> slots = Objects.requireNonNull(step.accessed(), "an access that is not known");
            return step.accessBy(a.methods()) && slots.contains(a.slot());
        } else if (g instanceof Ground.Steps s) {
            return step.cpu() == s.cpu();
        }
        throw new IllegalStateException("no truth value: " + g);
    }

    private BigInteger arithmetic(Ground.Arith a) throws Undefined {
        BigInteger left = value(a.left());
        BigInteger right = value(a.right());
        try {
            return Arithmetic.apply(a.op(), left, right);
        } catch (Arithmetic.Undefined e) {
            throw new Undefined(String.valueOf(e.getMessage()), a.span());
        }
    }

    private long read(int slot, boolean isAfter) {
        return (isAfter ? after : before).slot(slot);
    }
}
