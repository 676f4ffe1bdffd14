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
