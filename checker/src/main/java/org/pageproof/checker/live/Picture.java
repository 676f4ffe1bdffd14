package org.pageproof.checker.live;

import java.util.Arrays;

/** The values of one moment, by position. What they mean is said by whoever took the picture, mostly a {@link Shape}. */
public final class Picture {
    /** A picture of nothing. */
    public static final Picture EMPTY = new Picture(new long[0]);

    private final long[] values;
    private final int hash;

    private Picture(long[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /** A picture of these values, which are copied. */
    public static Picture of(long... values) {
        return new Picture(values.clone());
    }

    /** A picture of these values, which nobody changes any more. */
    static Picture own(long[] values) {
        return new Picture(values);
    }

    /** The value at a position from 0. */
    public long at(int position) {
        return values[position];
    }

    /** The number of values. */
    public int size() {
        return values.length;
    }

    /** The same picture with another value at one position. */
    public Picture with(int position, long value) {
        long[] changed = values.clone();
        changed[position] = value;
        return new Picture(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture p && hash == p.hash && Arrays.equals(values, p.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
