package org.pageproof.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/**
 * Finds shortest paths in a log of states in breadth-first order without a parent pointer per state.
 *
 * <p>States are appended in the order in which their predecessors are expanded. So it is enough to note, each time another
 * {@link #BLOCK} states are about to be expanded, how long the log is: the first predecessor of a state lies in the block
 * during which the state was appended. One step of a path back costs at most {@link #BLOCK} expansions. Memory: one long for
 * each {@link #BLOCK} states.
 */
final class Ancestry {
    static final int BLOCK = 1024;

    /** {@code marks[j]}: the length of the log when state {@code j * BLOCK} was about to be expanded. */
    private long[] marks = new long[64];

    private int count;

    /** The states before this one are those to start in. */
    private long starts = 1;

    /** To be told before state {@code next} is expanded, at least where {@code next} is a multiple of {@link #BLOCK}. */
    void beforeExpanding(long next, long logSize) {
        if (next % BLOCK == 0 && next / BLOCK == count) {
            if (count == marks.length) {
                marks = Arrays.copyOf(marks, count * 2);
            }
            marks[count++] = logSize;
        }
    }

    /** To be told how many states of the log are there to start in, before any is expanded. */
    void starts(long number) {
        starts = number;
    }

    long bytes() {
        return (long) marks.length * Long.BYTES;
    }

    /** The numbers of the states on the path from a state to start in to {@code index} by first predecessors, both included. */
    List<Long> pathTo(long index, StateLog log, NextState next) {
        Successors found = new Successors(log.width());
        List<Long> path = new ArrayList<>();
        path.add(index);
        for (long at = index; at >= starts; ) {
            at = firstPredecessor(at, log, next, found);
            path.add(at);
        }
        Collections.reverse(path);
        return path;
    }

    private long firstPredecessor(long index, StateLog log, NextState next, Successors found) {
        int block = Arrays.binarySearch(marks, 0, count, index);
        // The last block that began with at most `index` states in the log; equal marks are blocks that found nothing
        // new.
        if (block < 0) {
            block = -block - 2;
        }
        while (block + 1 < count && marks[block + 1] <= index) {
            block++;
        }
        long[] target = log.chunk(index);
        int targetAt = log.offset(index);
        long end = Math.min(index, (block + 1L) * BLOCK);
        for (long from = (long) block * BLOCK; from < end; from++) {
            found.clear();
            next.successors(log.chunk(from), log.offset(from), found);
            for (int i = 0; i < found.size(); i++) {
                if (log.equal(index, found.words(), i * log.width())) {
                    return from;
                }
            }
        }
        throw new IllegalStateException("no predecessor of state " + index + " ("
                + Arrays.toString(Arrays.copyOfRange(target, targetAt, targetAt + log.width()))
                + "): the next-state function is not deterministic");
    }
}
