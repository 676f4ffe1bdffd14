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
}
