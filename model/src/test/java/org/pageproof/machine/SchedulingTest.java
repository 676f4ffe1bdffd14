package org.pageproof.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private final List<String> seen = new ArrayList<>();

    private final Scheduler recorder = new Scheduler() {
        @Override
        public void beforeAccess(String kind, @Nullable Object receiver) {
            seen.add(kind);
        }

        @Override
        public int choose(int n) {
            return n - 1;
        }

        @Override
        public void halt(int cpu) {
            seen.add("halted " + cpu);
        }

        @Override
        public void resume(int cpu) {
            seen.add("resumed " + cpu);
        }
    };

    @AfterEach
    void detach() {
        Machine.detach();
    }

    @Test
    void everyAccessIsAnnounced() {
        Machine.attach(1, recorder);
        new Word(1, 0).read();
        new Cell<>(null).write(null);
        WordPair pair = new WordPair(1, 0, 1, 0);
        pair.cmpxchg(pair.join(0, 0), pair.join(1, 1));
        pair.low().testAndClear(0);
        SpinLock lock = new SpinLock();
        lock.lock();
        assertEquals(1, lock.holder());
        lock.unlock();
        Tlb tlb = new Tlb(2, 1);
        tlb.fill(1, 0);
        assertTrue(tlb.isStale(1, 0));
        tlb.flush(3, 0);
        assertEquals(0, tlb.peek(0));
        Machine.mb();
        assertEquals(2, Machine.choose(3));
        Machine.halt(0);
        Machine.resume(0);
        assertEquals(
                List.of(
                        "Word.read",
                        "Cell.write",
                        "WordPair.cmpxchg",
                        "Word.testAndClear",
                        "SpinLock.lock",
                        "SpinLock.unlock",
                        "Tlb.fill",
                        "Tlb.isStale",
                        "Tlb.flush",
                        "Machine.halt",
                        "halted 0",
                        "Machine.resume",
                        "resumed 0"),
                seen);
    }

    @Test
    void underASchedulerALockDoesNotSpin() {
        SpinLock lock = new SpinLock();
        lock.poke(0, 1);
        Machine.attach(1, recorder);
        assertFalse(lock.tryLock());
        assertEquals(
                "no_deadlock", assertThrows(ModelViolation.class, lock::lock).property());
        assertEquals(
                "lock_discipline",
                assertThrows(ModelViolation.class, lock::unlock).property());
        assertEquals(0, lock.holder());
    }

    @Test
    void aRecursiveLockCounts() {
        SpinLock lock = SpinLock.recursive();
        lock.lock();
        assertTrue(lock.tryLock());
        lock.lock();
        assertEquals(3, lock.depth());
        lock.unlock();
        lock.unlock();
        assertEquals(1, lock.depth());
        lock.unlock();
        assertEquals(-1, lock.holder());
        assertThrows(ModelViolation.class, lock::unlock);
        assertThrows(IllegalArgumentException.class, () -> lock.poke(0, 0));
    }

    @Test
    void aPlainLockIsNotTakenTwice() {
        SpinLock lock = new SpinLock();
        lock.lock();
        assertFalse(lock.tryLock());
        assertThrows(ModelViolation.class, lock::lock);
    }

    @Test
    void conditionsAreChecked() {
        Machine.assume(true);
        assertThrows(AssumptionFailed.class, () -> Machine.assume(false));
        Machine.bugOn(false, "fine");
        ModelViolation bug = assertThrows(ModelViolation.class, () -> Machine.bugOn(true, "broken"));
        assertEquals("bug_on", bug.property());
        assertEquals("bug_on: broken", bug.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Machine.choose(0));
        assertThrows(IllegalStateException.class, () -> Machine.halt(0));
        assertEquals(0, Machine.choose(1));
    }
}
