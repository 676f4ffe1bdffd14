package org.pageproof.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The 64 bits under a word or a pair of words. Every access to them is atomic and sequentially consistent. */
final class Bits {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Bits.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long value;

    Bits(long initial) {
        value = initial;
    }

    long get() {
        return value;
    }

    void set(long to) {
        value = to;
    }

    boolean compareAndSet(long expected, long replacement) {
        return VALUE.compareAndSet(this, expected, replacement);
    }

    /** All ones in the low {@code width} bits, for 1 to 64. */
    static long mask(int width) {
        return -1L >>> (64 - width);
    }

    static void requireWidth(int width) {
        if (width < 1 || width > 64) {
            throw new IllegalArgumentException("a word is 1 to 64 bits wide, not " + width);
        }
    }

    static void requireFits(long value, int width) {
        if ((value & ~mask(width)) != 0) {
            throw new IllegalArgumentException("the initial value " + value + " does not fit into " + width + " bits");
        }
    }
}
