package org.pageproof.checker.explore;

import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/**
 * The transitions of some consecutive states of the log, before their successors are looked up. Looking up many at a time
 * lets the memory serve many cache misses at once.
 */
final class Batch {
    /** A batch is full with this many transitions: large enough to hide the misses, small enough for the nearest cache. */
    private static final int TRANSITIONS = 512;

    private final NextState next;
    private final StateLog log;
    private final Successors found;
    /** Where the transitions and the violations of the batch's state i end. */
    private final int[] ends = new int[Ancestry.BLOCK];

    private final int[] violationEnds = new int[Ancestry.BLOCK];
    private long[] hashes = new long[TRANSITIONS];
    private int[] entries = new int[TRANSITIONS];
    private int states;

    Batch(NextState next, StateLog log) {
        this.next = next;
        this.log = log;
        this.found = new Successors(log.width());
    }

    /** Expands states from number {@code from}, up to {@code end} or the end of its block or until the batch is full. */
    void fill(long from, long end) {
        long last = Math.min(end, (from / Ancestry.BLOCK + 1) * Ancestry.BLOCK);
        found.clear();
        states = 0;
        for (long index = from; index < last && found.size() < TRANSITIONS; index++) {
            next.successors(log.chunk(index), log.offset(index), found);
            ends[states] = found.size();
            violationEnds[states] = found.violations();
            states++;
        }
    }

    /** Hashes all successors and brings what the look-ups will need into the cache. */
    void prepare(StateStore store) {
        int count = found.size();
        if (hashes.length < count) {
            hashes = new long[count + count / 2];
            entries = new int[hashes.length];
        }
        int width = log.width();
        long[] words = found.words();
        for (int i = 0; i < count; i++) {
            hashes[i] = store.hash(words, i * width);
        }
        store.touch(hashes, count, entries);
    }

    int states() {
        return states;
    }

    int end(int state) {
        return ends[state];
    }

    int violationEnd(int state) {
        return violationEnds[state];
    }

    Successors transitions() {
        return found;
    }

    long hash(int transition) {
        return hashes[transition];
    }

    long bytes() {
        return found.bytes()
                + (long) hashes.length * (Long.BYTES + Integer.BYTES)
                + (long) ends.length * 2 * Integer.BYTES;
    }
}
