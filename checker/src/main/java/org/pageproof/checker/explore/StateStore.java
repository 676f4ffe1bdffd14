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
 * copied, so growth needs no memory beyond what it leaves behind. All segments fill evenly: at the highest load allowed
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
    /** Keeps the loads of {@link #touch} from being dropped as useless. */
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
        return log.bytes() + indexBytes(bits);
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
        long wanted = log.size() + more;
        try {
            if (log.capacity() < wanted) {
                if (log.bytesFor(more) + indexBytes(bits) > limit) {
                    return false;
                }
                log.reserve(more);
            }
            while (wanted > slots() / 4 * 3) {
                if (bits == MAX_BITS || log.bytes() + indexBytes(bits + 1) > limit || !grow()) {
                    return wanted <= slots() / 20 * 19;
                }
            }
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private long slots() {
        return 1L << bits;
    }

    /** Doubles the index; returns false and leaves it as it was where the heap is full. */
    private boolean grow() {
        try {
            if (bits < SEGMENT_BITS) {
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
            return false;
        }
        bits++;
        for (long i = 0; i < log.size(); i++) {
            reinsert(i, hash(log.chunk(i), log.offset(i)));
        }
        return true;
    }

    private void reinsert(long index, long hash) {
        long slot = hash >>> (64 - bits);
        int[] segment = segments[(int) (slot >>> SEGMENT_BITS)];
        int mask = segment.length - 1;
        int at = (int) slot & mask;
        while (segment[at] != 0) {
            at = (at + 1) & mask;
        }
        segment[at] = entry(index, hash);
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

    /**
     * Brings into the cache what the first {@code count} hashes will need: first all slots, then the states that their
     * entries point to. The loads do not depend on each other, so that the memory serves many at a time.
     */
    void touch(long[] hashes, int count, int[] entries) {
        int shift = 64 - bits;
        int[][] table = segments;
        for (int i = 0; i < count; i++) {
            long slot = hashes[i] >>> shift;
            int[] segment = table[(int) (slot >>> SEGMENT_BITS)];
            entries[i] = segment[(int) slot & (segment.length - 1)];
        }
        long sum = 0;
        long numbers = slots() - 1;
        int tagMask = (int) -slots();
        for (int i = 0; i < count; i++) {
            int e = entries[i];
            if (e != 0 && ((e ^ tag(hashes[i])) & tagMask) == 0) {
                long index = (e & numbers) - 1;
                sum += log.chunk(index)[log.offset(index)];
            }
        }
        touched += sum;
    }

    /** Adds a state where {@link #reserve} made room. Returns whether it is new; it is then the last of the log. */
    boolean add(long hash, long[] words, int at) {
        long slot = hash >>> (64 - bits);
        int[] segment = segments[(int) (slot >>> SEGMENT_BITS)];
        int mask = segment.length - 1;
        int place = (int) slot & mask;
        int tag = tag(hash);
        int tagMask = (int) -slots();
        int e;
        while ((e = segment[place]) != 0) {
            if (((e ^ tag) & tagMask) == 0 && log.equal((e & (slots() - 1)) - 1, words, at)) {
                return false;
            }
            place = (place + 1) & mask;
        }
        segment[place] = entry(log.append(words, at), hash);
        return true;
    }

    /** Whether the state is in the set. */
    boolean contains(long[] words, int at) {
        long hash = hash(words, at);
        long slot = hash >>> (64 - bits);
        int[] segment = segments[(int) (slot >>> SEGMENT_BITS)];
        int mask = segment.length - 1;
        int tagMask = (int) -slots();
        for (int place = (int) slot & mask; segment[place] != 0; place = (place + 1) & mask) {
            int e = segment[place];
            if (((e ^ tag(hash)) & tagMask) == 0 && log.equal((e & (slots() - 1)) - 1, words, at)) {
                return true;
            }
        }
        return false;
    }

    /** Sum of touched words, without meaning. */
    long touched() {
        return touched;
    }
}
