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
    /** Transitions whose successors are looked up, with the hashes and places of the look-up. */
    private int[] candidates = new int[TRANSITIONS];

    private long[] hashes = new long[TRANSITIONS];
    private int[] places = new int[TRANSITIONS];
    private int remaining;
    private long first;
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
        first = from;
        states = 0;
        for (long index = from; index < last && found.size() < TRANSITIONS; index++) {
            next.successors(log.chunk(index), log.offset(index), found);
            ends[states] = found.size();
            violationEnds[states] = found.violations();
            states++;
        }
    }

    /** Looks all successors up. What remains, in order, are the ones that are new, some perhaps more than once. */
    void lookUp(StateStore store) {
        int count = found.size();
        if (hashes.length < count) {
            int length = count + count / 2;
            hashes = new long[length];
            candidates = new int[length];
            places = new int[length];
        }
        int width = log.width();
        long[] words = found.words();
        int wanted = 0;
        int i = 0;
        for (int s = 0; s < states; s++) {
            for (int end = ends[s]; i < end; i++) {
                if (!log.equal(first + s, words, i * width)) {
                    candidates[wanted] = i;
                    hashes[wanted++] = store.hash(words, i * width);
                }
            }
        }
        remaining = store.keepUnknown(words, candidates, hashes, places, wanted);
    }

    /** Adds candidate {@code i} of the {@link #remaining} ones to the set. Returns whether it is new. */
    boolean add(int i, StateStore store) {
        return store.add(hashes[i], places[i], found.words(), candidates[i] * log.width());
    }

    int remaining() {
        return remaining;
    }

    /** The transition that leads to candidate {@code i}. */
    int transition(int i) {
        return candidates[i];
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

    long bytes() {
        return found.bytes()
                + (long) hashes.length * (Long.BYTES + 2 * Integer.BYTES)
                + (long) ends.length * 2 * Integer.BYTES;
    }
}
