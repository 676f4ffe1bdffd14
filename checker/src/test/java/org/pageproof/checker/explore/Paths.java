package org.pageproof.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/** Checks of paths. */
final class Paths {
    private Paths() {}

    /** The path begins in the initial state and each state is followed by one of its successors. */
    static void assertPath(NextState next, List<long[]> path) {
        int width = next.words();
        long[] initial = new long[width];
        next.initial(initial, 0);
        assertArrayEquals(initial, path.get(0));
        for (int i = 1; i < path.size(); i++) {
            Successors found = new Successors(width);
            next.successors(path.get(i - 1), 0, found);
            long[] to = path.get(i);
            boolean there = false;
            for (int t = 0; t < found.size(); t++) {
                there |= Arrays.equals(found.words(), t * width, (t + 1) * width, to, 0, width);
            }
            assertTrue(there, "step " + i);
        }
    }
}
