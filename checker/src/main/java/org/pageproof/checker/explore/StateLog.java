package org.pageproof.checker.explore;

import java.util.Arrays;

/**
 * An append-only list of packed states in the order of their discovery, in chunks that never move. State i of a chunk of 2^s
 * states lies at {@code (i mod 2^s) * width} of chunk {@code i / 2^s}. In a breadth-first search this one list is the set of
 * states, the queue, and, with a few marks, what paths are found from (see {@link Ancestry}).
 */
final class StateLog {
    /** A chunk has at most this many longs, 128 KiB: never a humongous object, and little is wasted in the last one. */
    private static final int CHUNK_LONGS = 1 << 14;

    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;

    private final int width;
    private final int shift;
    private final int mask;
    private long[][] chunks = new long[16][];
    private int used;
    private long size;

    StateLog(int width) {
        this.width = width;
        this.shift = Math.max(0, 31 - Integer.numberOfLeadingZeros(CHUNK_LONGS / width));
        this.mask = (1 << shift) - 1;
    }

    int width() {
        return width;
    }

    long size() {
        return size;
    }

    /** The array that holds state {@code index}, from {@link #offset} on. */
    long[] chunk(long index) {
        return chunks[(int) (index >>> shift)];
    }

    int offset(long index) {
        return ((int) index & mask) * width;
    }

    /** Room without another allocation. */
    long capacity() {
        return (long) used << shift;
    }

    long bytes() {
        return bytesFor(0);
    }

    /** What {@link #bytes} will be when there is room for {@code more} states. */
    long bytesFor(long more) {
        long count = Math.max(used, (size + more + mask) >>> shift);
        long directory = Math.max(chunks.length, count > chunks.length ? Long.highestOneBit(count - 1) * 2 : 0);
        return ARRAY_HEADER + directory * REFERENCE + count * (ARRAY_HEADER + (((long) width << shift) * Long.BYTES));
    }

    /** Makes room for {@code more} states; throws OutOfMemoryError, and is then unchanged. */
    void reserve(long more) {
        while (capacity() < size + more) {
            if (used == chunks.length) {
                chunks = Arrays.copyOf(chunks, used * 2);
            }
            chunks[used] = new long[width << shift];
            used++;
        }
    }

    /** Appends where {@link #reserve} made room, and returns the number of the state. */
    long append(long[] words, int at) {
        long index = size++;
        long[] chunk = chunk(index);
        int to = offset(index);
        if (width == 1) {
            chunk[to] = words[at];
        } else {
            System.arraycopy(words, at, chunk, to, width);
        }
        return index;
    }

    boolean equal(long index, long[] words, int at) {
        long[] chunk = chunk(index);
        int from = offset(index);
        for (int i = 0; i < width; i++) {
            if (chunk[from + i] != words[at + i]) {
                return false;
            }
        }
        return true;
    }
}
