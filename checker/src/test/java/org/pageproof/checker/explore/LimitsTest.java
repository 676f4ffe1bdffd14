package org.pageproof.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.explore.RefCountSteps.Variant;

/** How a search ends before it is exhaustive, and what it says about memory. */
class LimitsTest {
    private static SearchResult search(int cpus, int pages, Limits limits) {
        return new Explorer(
                        new RefCountSteps(cpus, pages, Variant.BASE),
                        Monitor.NOTHING,
                        Goal.EVERYTHING,
                        limits,
                        () -> false,
                        Progress.Listener.NONE)
                .run();
    }

    @ParameterizedTest
    @ValueSource(longs = {500_000, 1_000_000, 5_000_000, 8_000_000})
    void aMemoryLimitIsKeptAndMadeUseOf(long bytes) {
        SearchResult result = search(2, 3, Limits.NONE.withBytes(bytes));

        assertEquals(Ending.MEMORY, result.ending());
        assertTrue(result.peakBytes() <= bytes, () -> result + " passes its limit");
        assertTrue(result.peakBytes() > bytes / 2, () -> result + " wastes its limit");
        assertTrue(result.frontier() > 0);
        assertTrue(result.completeLevels() <= result.depth());
    }

    @Test
    void theIndexGetsFullerBeforeTheSearchGivesUp() {
        // Growing to 2^20 slots needs 4.2 MB of index besides 3.1 MB for 393,216 states; filling 2^19 slots does not.
        SearchResult result = search(2, 3, Limits.NONE.withBytes(6_500_000));
        assertEquals(Ending.MEMORY, result.ending());
        assertTrue(result.states() > 0.9 * (1 << 19), () -> result.toString());
    }

    @Test
    void aLimitTooSmallForAnythingIsReachedAtOnce() {
        SearchResult result = search(1, 1, Limits.NONE.withBytes(100));
        assertEquals(Ending.MEMORY, result.ending());
        assertEquals(1, result.states());
        assertEquals(1, result.frontier());
    }

    @Test
    void aTimeLimitEndsTheSearch() {
        SearchResult result = search(3, 2, Limits.NONE.withSeconds(0.05));

        assertEquals(Ending.TIME, result.ending());
        assertTrue(result.frontier() > 0);
        assertTrue(result.seconds() >= 0.05 && result.seconds() < 5);
    }

    @Test
    void anInterruptEndsTheSearch() {
        AtomicInteger asked = new AtomicInteger();
        SearchResult result = new Explorer(
                        new RefCountSteps(2, 2, Variant.BASE),
                        Monitor.NOTHING,
                        Goal.EVERYTHING,
                        Limits.NONE,
                        () -> asked.incrementAndGet() > 10,
                        Progress.Listener.NONE)
                .run();

        assertEquals(Ending.INTERRUPTED, result.ending());
        assertTrue(result.states() > 1 && result.states() < 27_917);
    }

    @Test
    void progressIsReportedNowAndThen() {
        List<Progress> reports = new ArrayList<>();
        SearchResult result = new Explorer(
                        new RefCountSteps(4, 1, Variant.BASE),
                        Monitor.NOTHING,
                        Goal.EVERYTHING,
                        Limits.NONE,
                        () -> false,
                        reports::add)
                .run();

        assertTrue(reports.size() <= result.seconds() / 0.2 + 1, () -> reports.toString());
        for (int i = 1; i < reports.size(); i++) {
            assertTrue(reports.get(i).states() > reports.get(i - 1).states());
            assertTrue(reports.get(i).seconds() - reports.get(i - 1).seconds() >= 0.2);
        }
    }

    @Test
    void moreThan64PropertiesAreRefused() {
        Monitor many = new OneProperty((words, at) -> false, 65);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Explorer(new RefCountSteps(1, 1, Variant.BASE), many, Goal.EVERYTHING));
        assertTrue(e.toString().contains("at most 64 properties, here are 65"), e.toString());
    }

    @Test
    void oneStatesBytesStayBelowTheTarget() {
        // The worst moment is just after the index has grown: 8 bytes of state and 10.7 of index.
        SearchResult result = search(2, 3, Limits.NONE);
        assertTrue(result.bytesPerState() < 19, () -> result.toString());
    }
}
