package org.pageproof.machine;

/** The form of {@code Bits} for a virtual machine in which only one thread runs between two step boundaries. */
final class Bits {
    private long value;

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
        if (value != expected) {
            return false;
        }
        value = replacement;
        return true;
    }
}
