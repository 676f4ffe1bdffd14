package org.pageproof.checker.steps.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The values a register or slot may hold: all of {@code low .. high}, and 0 as well when {@code nullable}. References are
 * ids from 1, with null apart, so that a nullable reference into a late class stays narrow. An interval with low > high is
 * empty.
 */
public record Range(long low, long high, boolean nullable) {
    public static final Range NULL = new Range(1, 0, true);
    public static final Range INT = of(Integer.MIN_VALUE, Integer.MAX_VALUE);
    public static final Range LONG = of(Long.MIN_VALUE, Long.MAX_VALUE);
    public static final Range BOOLEAN = of(0, 1);

    public static Range of(long low, long high) {
        return new Range(low, high, false);
    }

    public static Range only(long value) {
        return of(value, value);
    }

    /** A reference to the object, null for 0. */
    public static Range reference(long id) {
        return id == 0 ? NULL : only(id);
    }

    public boolean isEmpty() {
        return low > high;
    }

    /** Whether there is only one value. */
    public boolean isConstant() {
        return nullable ? isEmpty() : low == high;
    }

    public boolean contains(long value) {
        return nullable && value == 0 || value >= low && value <= high;
    }

    /** The smallest range with the values of both. */
    public static Range join(@Nullable Range a, Range b) {
        if (a == null) {
            return b;
        }
        if (a.equals(b)) {
            return a;
        }
        boolean nullable = a.nullable || b.nullable;
        if (a.isEmpty()) {
            return new Range(b.low, b.high, nullable);
        }
        if (b.isEmpty()) {
            return new Range(a.low, a.high, nullable);
        }
        return new Range(Math.min(a.low, b.low), Math.max(a.high, b.high), nullable);
    }

    /** The values of both that lie in {@code low .. high}; null stays out. */
    public Range clip(long from, long to) {
        return of(Math.max(low, from), Math.min(high, to));
    }

    /** The lowest value as a number: null counts as 0. */
    public long min() {
        return nullable ? (isEmpty() ? 0 : Math.min(0, low)) : low;
    }

    public long max() {
        return nullable ? (isEmpty() ? 0 : Math.max(0, high)) : high;
    }

    /** How many bits tell the values apart. */
    public int bits() {
        if (isConstant()) {
            return 0;
        }
        long count = high - low + (nullable ? 1 : 0);
        return 64 - Long.numberOfLeadingZeros(count);
    }

    /** The value as a number from 0 that fits {@link #bits}. */
    public long encode(long value) {
        if (nullable) {
            return value == 0 ? 0 : value - low + 1;
        }
        return value - low;
    }

    public long decode(long encoded) {
        if (nullable) {
            return encoded == 0 ? 0 : encoded - 1 + low;
        }
        return encoded + low;
    }

    // As a record has them; those go through method handles, and the analyses compare ranges more than anything else.
    @Override
    public boolean equals(@Nullable Object o) {
        return this == o || (o instanceof Range r && low == r.low && high == r.high && nullable == r.nullable);
    }

    @Override
    public int hashCode() {
        return (31 * Long.hashCode(low) + Long.hashCode(high)) * 31 + Boolean.hashCode(nullable);
    }

    @Override
    public String toString() {
        return (nullable ? "null|" : "") + (isEmpty() ? "" : low + ".." + high);
    }
}
