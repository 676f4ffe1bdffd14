package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;

/**
 * An expression without variables. All values are integers: truth values are 0 and 1, enum constants their ordinals,
 * references the ids of objects of the world with 0 for none. Build them with {@link Terms}.
 */
public sealed interface Ground {
    /** Where its values lie. */
    Interval range();

    record Const(BigInteger value) implements Ground {
        @Override
        public Interval range() {
            return Interval.only(value);
        }
    }

    /**
     * The value of a slot.
     *
     * @param after whether it is read after the step
     */
    record Slot(int slot, boolean after, Interval range) implements Ground {}

    /** Bits {@code shift .. shift + width - 1} of a slot, as an unsigned number. */
    record Bits(int slot, boolean after, int shift, int width) implements Ground {
        @Override
        public Interval range() {
            return new Interval(BigInteger.ZERO, BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        }
    }

    /**
     * An operator of the kind ARITHMETIC.
     *
     * @param span the source, for the message when there is no value
     */
    record Arith(BinaryOp op, Ground left, Ground right, Interval range, Span span) implements Ground {}

    /** The sum of all terms. */
    record Sum(List<Ground> terms, Interval range) implements Ground {}

    /** {@code left op right} with {@code EQUAL}, {@code LESS} or {@code LESS_OR_EQUAL}. */
    record Compare(BinaryOp op, Ground left, Ground right) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    record Not(Ground operand) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /** All are true; the first that is false ends the evaluation. */
    record All(List<Ground> operands) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /** One is true; the first that is ends the evaluation. */
    record Any(List<Ground> operands) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /** One of two values. */
    record Choose(Ground condition, Ground then, Ground otherwise, Interval range) implements Ground {}

    /** {@code branches.get(index - first)}, or {@code otherwise} where there is no such branch. */
    record Select(Ground index, long first, List<Ground> branches, Ground otherwise, Interval range)
            implements Ground {}

    /** Whether the function stands on the call path of the step. */
    record By(String function) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /** Whether the access of the step is one of these methods of the machine package and of this slot. */
    record Access(List<String> methods, int slot) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /** Whether this CPU makes the step. */
    record Steps(int cpu) implements Ground {
        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }

    /**
     * Has no value: what is wrong, in words for the user.
     *
     * @param array for an index outside an array, where the array is named; null when something else is wrong
     */
    record Fail(String message, Span span, @Nullable Span array) implements Ground {
        public Fail(String message, Span span) {
            this(message, span, null);
        }

        @Override
        public Interval range() {
            return Interval.TRUTH;
        }
    }
}
