package org.pageproof.machine;

import org.jspecify.annotations.Nullable;

/**
 * Two words, together at most 64 bits, with a double-word compare-and-swap besides the accesses of each. The joined value
 * holds the low word in its low bits.
 */
public final class WordPair {
    private final Bits bits;
    private final int lowWidth;
    private final int width;
    private final Word low;
    private final Word high;

    /** Two words of the given widths, at most 64 together. */
    public WordPair(int lowWidth, long low, int highWidth, long high) {
        this(lowWidth, null, low, highWidth, null, high);
    }

    /** Two words with named fields. */
    public WordPair(BitLayout lowLayout, long low, BitLayout highLayout, long high) {
        this(lowLayout.width(), lowLayout, low, highLayout.width(), highLayout, high);
    }

    private WordPair(
            int lowWidth,
            @Nullable BitLayout lowLayout,
            long low,
            int highWidth,
            @Nullable BitLayout highLayout,
            long high) {
        Widths.requireWidth(lowWidth);
        Widths.requireWidth(highWidth);
        if (lowWidth + highWidth > 64) {
            throw new IllegalArgumentException(
                    "a pair is at most 64 bits wide, not " + lowWidth + " and " + highWidth + " together");
        }
        Widths.requireFits(low, lowWidth);
        Widths.requireFits(high, highWidth);
        this.lowWidth = lowWidth;
        this.width = lowWidth + highWidth;
        this.bits = new Bits(high << lowWidth | low);
        this.low = new Word(this, bits, 0, lowWidth, lowLayout);
        this.high = new Word(this, bits, lowWidth, highWidth, highLayout);
    }

    /** The low word: its accesses see and change this pair. */
    public Word low() {
        return low;
    }

    /** The high word: its accesses see and change this pair. */
    public Word high() {
        return high;
    }

    /** Both words, joined, in one access. */
    public long read() {
        Machine.before("WordPair.read", this);
        return bits.get();
    }

    /**
     * Stores the joined value {@code replacement} if the joined value equals {@code expected}.
     *
     * @return the joined value found: {@code expected} exactly when it stored
     */
    public long cmpxchg(long expected, long replacement) {
        Machine.before("WordPair.cmpxchg", this);
        while (true) {
            long found = bits.get();
            if (found != expected) {
                return found;
            }
            if ((replacement & ~Widths.mask(width)) != 0) {
                throw new ModelViolation("fits", "storing " + replacement + " into a pair of " + width + " bits");
            }
            if (bits.compareAndSet(found, replacement)) {
                return found;
            }
        }
    }

    /**
     * The joined value of two words. Local code.
     *
     * @throws ModelViolation {@code fits} if one of them does not fit its word
     */
    public long join(long lowValue, long highValue) {
        if ((lowValue & ~Widths.mask(lowWidth)) != 0 || (highValue & ~Widths.mask(width - lowWidth)) != 0) {
            throw new ModelViolation(
                    "fits",
                    "joining " + lowValue + " and " + highValue + " in words of " + lowWidth + " and "
                            + (width - lowWidth) + " bits");
        }
        return highValue << lowWidth | lowValue;
    }

    /** The low word of a joined value. Local code. */
    public long lowOf(long joined) {
        return joined & Widths.mask(lowWidth);
    }

    /** The high word of a joined value. Local code. */
    public long highOf(long joined) {
        return joined >>> lowWidth & Widths.mask(width - lowWidth);
    }

    /** For tools: the width of the low word in bits. */
    public int lowWidth() {
        return lowWidth;
    }

    /** For tools: the width of both words together in bits. */
    public int width() {
        return width;
    }

    /** For tools: the joined value, without an access. */
    public long peek() {
        return bits.get();
    }

    /** For tools: stores a legal joined value, without an access. */
    public void poke(long joined) {
        Widths.requireFits(joined, width);
        bits.set(joined);
    }
}
