package org.pageproof.machine;

/** Widths of words, in bits. */
final class Widths {
    private Widths() {}

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
