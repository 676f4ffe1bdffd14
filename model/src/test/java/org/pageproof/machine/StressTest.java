package org.pageproof.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** On an ordinary JVM the machine is really atomic: free threads lose no update. */
class StressTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 50_000;

    private final Word sum = new Word(40, 0);
    private final WordPair pair = new WordPair(24, 0, 24, 0);
    private final SpinLock lock = new SpinLock();
    private final Cell<Object> cell = new Cell<>(null);
    private final Word bit = new Word(8, 0);
    private int guarded;

    @Test
    void noUpdateIsLost() throws Exception {
        onAllThreads(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                sum.fetchAdd(1);
                long x = sum.read();
                while (true) {
                    long found = sum.cmpxchg(x, x + 1);
                    if (found == x) {
                        break;
                    }
                    x = found;
                }
            }
        });
        assertEquals(2L * THREADS * ROUNDS, sum.peek());
    }

    @Test
    void halvesOfAPairDoNotDisturbEachOther() throws Exception {
        onAllThreads(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                pair.low().fetchAdd(1);
                pair.high().fetchAdd(2);
                long x = pair.read();
                while (true) {
                    long found = pair.cmpxchg(x, pair.join(pair.lowOf(x) + 1, pair.highOf(x)));
                    if (found == x) {
                        break;
                    }
                    x = found;
                }
            }
        });
        assertEquals(2L * THREADS * ROUNDS, pair.low().peek());
        assertEquals(2L * THREADS * ROUNDS, pair.high().peek());
    }

    @Test
    void aCellAndABitExclude() throws Exception {
        int[] underCell = {0};
        int[] underBit = {0};
        onAllThreads(() -> {
            Object me = new Object();
            for (int i = 0; i < ROUNDS; i++) {
                while (cell.cmpxchg(null, me) != null) {
                    Thread.onSpinWait();
                }
                underCell[0]++;
                cell.write(null);
                while (bit.testAndSet(3)) {
                    Thread.onSpinWait();
                }
                underBit[0]++;
                bit.testAndClear(3);
            }
        });
        assertEquals(THREADS * ROUNDS, underCell[0]);
        assertEquals(THREADS * ROUNDS, underBit[0]);
    }

    @Test
    void aSpinLockProtectsPlainData() throws Exception {
        onAllThreads(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                lock.lock();
                guarded++;
                lock.unlock();
            }
        });
        assertEquals(THREADS * ROUNDS, guarded);
    }

    private static void onAllThreads(Runnable body) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(body));
            }
            for (Future<?> f : running) {
                f.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
