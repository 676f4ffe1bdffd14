package org.pageproof.checker.explore;

import java.util.Arrays;

/**
 * An exact set of packed states: a {@link StateLog} and an open-addressing index over it.
 *
 * <p>The index has 2^bits slots of one int: 0 when empty, else the number of a state plus 1 in the low {@code bits} bits and,
 * in the bits that are left, a tag of its hash, so that the log is nearly always read only for an equal state. Equality is
 * decided by the packed words alone.
 *
 * <p>A slot's place comes from the top bits of the hash and is probed linearly <em>within</em> a segment of at most 2^16
 * slots. To grow, the segments are emptied, as many are added, and every state is put in again from the log; nothing is
 * copied, so growth needs no memory beyond what it leaves behind (an index of less than one segment is replaced). All segments fill evenly: at the highest load allowed
 * (95 in 100) a full segment is 13 standard deviations away.
 *
 * <p>One word per state and a load between 37.5 and 75 in 100 make 13.4 to 18.7 bytes per state.
 */
final class StateStore {
    private static final int FIRST_BITS = 10;
    private static final int SEGMENT_BITS = 16;
    private static final int MAX_BITS = 32;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;

    private final int width;
    private final StateLog log;
    private int bits;
    private int[][] segments;
    private long peakBytes;
    /** The index could not grow; to try again for each batch would only keep the garbage collector busy. */
    private boolean heapFull;
    /** Working storage of {@link #reinsert}. */
    private final long[] hashes = new long[512];

    /** The sum of what {@link #touch} loaded. It means nothing and is never read; it keeps the loads from being dropped. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    StateStore(int width) {
        this.width = width;
        this.log = new StateLog(width);
        this.bits = FIRST_BITS;
        this.segments = new int[][] {new int[1 << FIRST_BITS]};
    }

    StateLog log() {
        return log;
    }

    long size() {
        return log.size();
    }

    long bytes() {
        return log.bytes() + indexBytes(bits) + (long) hashes.length * Long.BYTES;
    }

    private static long indexBytes(int bits) {
        long count = bits <= SEGMENT_BITS ? 1 : 1L << (bits - SEGMENT_BITS);
        return ARRAY_HEADER + count * (REFERENCE + ARRAY_HEADER) + (Integer.BYTES << (long) bits);
    }

    /**
     * Makes room for {@code more} new states, and stays within {@code limit} bytes; above the usual load where growth would
     * pass the limit. Returns false, with nothing lost, where there is no more room.
     */
    boolean reserve(long more, long limit) {
        if (bytes() > limit) {
            return false;
        }
        long wanted = log.size() + more;
        try {
            if (log.capacity() < wanted) {
                if (log.bytesFor(more) + indexBytes(bits) > limit) {
                    return false;
                }
                log.reserve(more);
            }
            while (wanted > slots() / 4 * 3) {
                if (bits == MAX_BITS || heapFull || log.bytes() + indexBytes(bits + 1) > limit || !grow()) {
                    return wanted <= slots() / 20 * 19;
                }
            }
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** The most that {@link #bytes} was, with what was held for a moment while a small index grew. */
    long peakBytes() {
        return Math.max(peakBytes, bytes());
    }

    private long slots() {
        return 1L << bits;
    }

    /** Doubles the index; returns false and leaves it as it was where the heap is full. */
    private boolean grow() {
        try {
            if (bits < SEGMENT_BITS) {
                peakBytes = bytes() + indexBytes(bits + 1);
                segments = new int[][] {new int[2 << bits]};
            } else {
                int[][] more = Arrays.copyOf(segments, segments.length * 2);
                for (int i = segments.length; i < more.length; i++) {
                    more[i] = new int[1 << SEGMENT_BITS];
                }
                for (int[] segment : segments) {
                    Arrays.fill(segment, 0);
                }
                segments = more;
            }
        } catch (OutOfMemoryError e) {
            heapFull = true;
            return false;
        }
        bits++;
        for (long from = 0; from < log.size(); from += hashes.length) {
            reinsert(from, (int) Math.min(hashes.length, log.size() - from));
        }
        return true;
    }

    private void reinsert(long from, int count) {
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(log.chunk(from + i), log.offset(from + i));
        }
        touch(hashes, count);
        for (int i = 0; i < count; i++) {
            int slot = slot(hashes[i]);
            int[] segment = segments[slot >>> SEGMENT_BITS];
            int mask = segment.length - 1;
            int place = slot & mask;
            while (segment[place] != 0) {
                place = (place + 1) & mask;
            }
            segment[place] = entry(from + i, hashes[i]);
        }
    }

    /** The home of a hash, as an unsigned number. */
    private int slot(long hash) {
        return (int) (hash >>> (Long.SIZE - bits));
    }

    private int entry(long index, long hash) {
        return (int) (index + 1) | tag(hash);
    }

    /** The low bits of the hash, which no place depends on, above the bits of a number. */
    private int tag(long hash) {
        return (int) (hash << bits);
    }

    /** A hash of the state at {@code words[at ..]} whose bits are all good. */
    long hash(long[] words, int at) {
        long h = 0;
        for (int i = 0; i < width; i++) {
            h = (h ^ words[at + i]) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 32;
        }
        h *= 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 32);
    }

    /** Brings the homes of {@code count} hashes into the cache, many misses at a time as no load depends on another. */
    private void touch(long[] of, int count) {
        int[][] table = segments;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int slot = slot(of[i]);
            int[] segment = table[slot >>> SEGMENT_BITS];
            sum += segment[slot & (segment.length - 1)];
        }
        touched += sum;
    }

    /**
     * Looks states up and keeps in {@code wanted} those that are not in the set, in their order.
     *
     * @param words the packed states, one after the other
     * @param wanted {@code count} positions in units of states within {@code words}; the first ones on return
     * @param hashes their hashes, kept in step
     * @param places receives for each one that is kept where its search ended, for {@link #add}
     * @return how many are kept; a state that occurs twice may be kept twice
     */
    int keepUnknown(long[] words, int[] wanted, long[] hashes, int[] places, int count) {
        touch(hashes, count);
        int tagMask = (int) -slots();
        int numberMask = ~tagMask;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long hash = hashes[i];
            int slot = slot(hash);
            int[] segment = segments[slot >>> SEGMENT_BITS];
            int mask = segment.length - 1;
            int place = slot & mask;
            int tag = tag(hash);
            int e;
            // An equal tag is nearly always an equal state: the processor runs ahead of the miss in the log.
            while ((e = segment[place]) != 0
                    && (((e ^ tag) & tagMask) != 0 || !log.equal(number(e, numberMask), words, wanted[i] * width))) {
                place = (place + 1) & mask;
            }
            if (e == 0) {
                wanted[kept] = wanted[i];
                hashes[kept] = hash;
                places[kept++] = place;
            }
        }
        return kept;
    }

    private static long number(int entry, int numberMask) {
        return Integer.toUnsignedLong(entry & numberMask) - 1;
    }

    /**
     * Adds a state that {@link #keepUnknown} kept, where {@link #reserve} made room before.
     *
     * @param place where its search ended; only what was added since can stand there
     * @return whether it is new; it is then the last of the log
     */
    boolean add(long hash, int place, long[] words, int at) {
        int[] segment = segments[slot(hash) >>> SEGMENT_BITS];
        int mask = segment.length - 1;
        int tag = tag(hash);
        int tagMask = (int) -slots();
        int free = place;
        int e;
        while ((e = segment[free]) != 0) {
            if (((e ^ tag) & tagMask) == 0 && log.equal(number(e, ~tagMask), words, at)) {
                return false;
            }
            free = (free + 1) & mask;
        }
        segment[free] = entry(log.append(words, at), hash);
        return true;
    }

    /** Adds a state to start in; false when it is there already. There must be room for it. */
    boolean addStart(long[] words) {
        long hash = hash(words, 0);
        return add(hash, slot(hash) & (segments[0].length - 1), words, 0);
    }

    /** Whether the state is in the set. */
    boolean contains(long[] words, int at) {
        long hash = hash(words, at);
        int slot = slot(hash);
        int[] segment = segments[slot >>> SEGMENT_BITS];
        int mask = segment.length - 1;
        int tag = tag(hash);
        int tagMask = (int) -slots();
        int e;
        for (int place = slot & mask; (e = segment[place]) != 0; place = (place + 1) & mask) {
            if (((e ^ tag) & tagMask) == 0 && log.equal(number(e, ~tagMask), words, at)) {
                return true;
            }
        }
        return false;
    }
}
