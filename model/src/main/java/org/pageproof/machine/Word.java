package org.pageproof.machine;

import org.jspecify.annotations.Nullable;

/**
 * A shared word of 1 to 64 bits. Values are unsigned, 0 to 2^width - 1; with 64 bits every long is legal. Each access is
 * one atomic step. Storing a value outside violates {@code fits}, except in a wrapping word, which stores modulo 2^width.
 */
public final class Word {
    private final Bits bits;
    private final int shift;
    private final int width;
    private final long mask;
    private final boolean wrapping;
    private final @Nullable BitLayout layout;
    private final @Nullable WordPair pair;

    /** A word of {@code width} bits. */
    public Word(int width, long initial) {
        this(width, initial, false, null);
    }

    /** A word with named fields, as wide as its layout. */
    public Word(BitLayout layout, long initial) {
        this(layout.width(), initial, false, layout);
    }

    /** A word that stores modulo 2^width. */
    public static Word wrapping(int width, long initial) {
        return new Word(width, initial, true, null);
    }

    private Word(int width, long initial, boolean wrapping, @Nullable BitLayout layout) {
        Widths.requireWidth(width);
        Widths.requireFits(initial, width);
        this.bits = new Bits(initial);
        this.shift = 0;
        this.width = width;
        this.mask = Widths.mask(width);
        this.wrapping = wrapping;
        this.layout = layout;
        this.pair = null;
    }

    /** A view on a part of a pair. */
    Word(WordPair pair, Bits bits, int shift, int width, @Nullable BitLayout layout) {
        this.bits = bits;
        this.shift = shift;
        this.width = width;
        this.mask = Widths.mask(width);
        this.wrapping = false;
        this.layout = layout;
        this.pair = pair;
    }

    /** The value. */
    public long read() {
        Machine.before("Word.read", this);
        return peek();
    }

    /** Stores {@code value}, as a plain store does. */
    public void write(long value) {
        Machine.before("Word.write", this);
        long next = storable(value);
        long all;
        do {
            all = bits.get();
        } while (!bits.compareAndSet(all, with(all, next)));
    }

    /**
     * Stores {@code replacement} if the value equals {@code expected}.
     *
     * @return the value found: {@code expected} exactly when it stored
     */
    public long cmpxchg(long expected, long replacement) {
        Machine.before("Word.cmpxchg", this);
        while (true) {
            long all = bits.get();
            long found = of(all);
            if (found != expected || bits.compareAndSet(all, with(all, storable(replacement)))) {
                return found;
            }
        }
    }

    /** Adds {@code n}, which may be negative, and returns the old value. */
    public long fetchAdd(long n) {
        Machine.before("Word.fetchAdd", this);
        while (true) {
            long all = bits.get();
            long old = of(all);
            if (bits.compareAndSet(all, with(all, storable(old + n)))) {
                return old;
            }
        }
    }

    /** Keeps the bits of {@code bitsToKeep} and returns the old value. */
    public long fetchAnd(long bitsToKeep) {
        Machine.before("Word.fetchAnd", this);
        return and(bitsToKeep);
    }

    /** Sets the bits of {@code bitsToSet} and returns the old value. */
    public long fetchOr(long bitsToSet) {
        Machine.before("Word.fetchOr", this);
        return or(bitsToSet);
    }

    /** Stores {@code value} and returns the old one. */
    public long exchange(long value) {
        Machine.before("Word.exchange", this);
        long next = storable(value);
        while (true) {
            long all = bits.get();
            if (bits.compareAndSet(all, with(all, next))) {
                return of(all);
            }
        }
    }

    /** As {@code fetchOr(1L << bit)}; returns whether the bit was set before. */
    public boolean testAndSet(int bit) {
        Machine.before("Word.testAndSet", this);
        return (or(1L << bit) >>> bit & 1) != 0;
    }

    /** As {@code fetchAnd(~(1L << bit))}; returns whether the bit was set before. */
    public boolean testAndClear(int bit) {
        Machine.before("Word.testAndClear", this);
        return (and(~(1L << bit)) >>> bit & 1) != 0;
    }

    /** For tools: the width in bits, 1 to 64. */
    public int width() {
        return width;
    }

    /** For tools: whether it stores modulo 2^width. */
    public boolean isWrapping() {
        return wrapping;
    }

    /** For tools: the value, without an access. */
    public long peek() {
        return of(bits.get());
    }

    /** For tools: stores a legal value, without an access. */
    public void poke(long value) {
        Widths.requireFits(value, width);
        bits.set(with(bits.get(), value));
    }

    /** For tools: the names of its fields, or null. */
    public @Nullable BitLayout layout() {
        return layout;
    }

    /** For tools: the pair that it is a half of, or null. */
    public @Nullable WordPair pair() {
        return pair;
    }

    private long and(long bitsToKeep) {
        while (true) {
            long all = bits.get();
            long old = of(all);
            if (bits.compareAndSet(all, with(all, old & bitsToKeep))) {
                return old;
            }
        }
    }

    private long or(long bitsToSet) {
        while (true) {
            long all = bits.get();
            long old = of(all);
            if (bits.compareAndSet(all, with(all, storable(old | bitsToSet)))) {
                return old;
            }
        }
    }

    private long of(long all) {
        return all >>> shift & mask;
    }

    private long with(long all, long value) {
        return (all & ~(mask << shift)) | (value << shift);
    }

    private long storable(long value) {
        if ((value & ~mask) == 0) {
            return value;
        }
        if (wrapping) {
            return value & mask;
        }
        throw new ModelViolation("fits", "storing " + value + " into a word of " + width + " bits");
    }
}
