package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.program.Bfs;
import org.pageproof.checker.steps.program.StepProgram;

/** Each property that is always checked, violated by a model made for it, in as few steps as counted by hand. */
class AlwaysCheckedTest {
    private static final String TWO_LOCKS = """
            final SpinLock a = new SpinLock(); final SpinLock b = new SpinLock(); final Word w = Word.wrapping(2, 0);
            @Operation("ab") void ab() { a.lock(); b.lock(); b.unlock(); a.unlock(); }
            @Operation("ba") void ba() { b.lock(); a.lock(); a.unlock(); b.unlock(); }
            @Operation("aa") void aa() { a.lock(); a.lock(); }
            @Operation("keep") void keep() { a.lock(); }
            @Operation("spin") void spin() { w.fetchAdd(1); }
            @Operation("never") void never() { Machine.assume(false); w.read(); }
            """;

    private static void violated(Map<BuiltIn, Integer> expected, StepProgram program) {
        Bfs bfs = Models.search(program);
        assertEquals(expected, bfs.shortest(), () -> bfs.violations().toString());
    }

    @Test
    void cycleOfTwoLocksWhileAThirdCpuRuns() throws Exception {
        violated(Map.of(BuiltIn.NO_DEADLOCK, 2), Models.once(TWO_LOCKS, "ab", "ba"));
        violated(Map.of(BuiltIn.NO_DEADLOCK, 2), Models.repeat(TWO_LOCKS, 3, "ab", "ba", "spin"));
        violated(Map.of(), Models.repeat(TWO_LOCKS, 3, "ab", "spin"));
    }

    @Test
    void aLockThatWaitsForItself() throws Exception {
        violated(Map.of(BuiltIn.NO_DEADLOCK, 1), Models.once(TWO_LOCKS, "aa", "spin spin"));
    }

    @Test
    void noStepIsEnabled() throws Exception {
        violated(Map.of(BuiltIn.NO_DEADLOCK, 0), Models.repeat(TWO_LOCKS, 2, "never"));
        violated(Map.of(BuiltIn.NO_DEADLOCK, 1), Models.once(TWO_LOCKS, "keep keep"));
        violated(Map.of(BuiltIn.NO_DEADLOCK, 3), Models.once(TWO_LOCKS, "keep", "spin spin keep"));
    }

    @Test
    void finishedProgramsAreNoDeadlock() throws Exception {
        violated(Map.of(), Models.once(TWO_LOCKS, "ab spin", "ab", "spin"));
        violated(Map.of(), Models.once(TWO_LOCKS, "keep", "spin"));
    }

    @Test
    void aHaltedCpuThatNobodyResumes() throws Exception {
        String body = """
                final Word w = new Word(2, 0);
                @Operation("halt") void halt() { Machine.halt(1); }
                @Operation("resume") void resume() { Machine.resume(1); }
                @Operation("outside") void outside() { Machine.halt(2); }
                @Operation("twice") void twice() { w.read(); w.write(1); }""";
        violated(Map.of(), Models.once(body, "halt resume", "twice"));
        violated(Map.of(BuiltIn.NO_DEADLOCK, 1), Models.once(body, "halt", "twice"));
        violated(Map.of(BuiltIn.NO_EXCEPTION, 1), Models.once(body, "outside", "twice"));
        // Halted before it begins, in the middle, at the end or not at all: 3 + 3 (resumed) + 3 states.
        assertEquals("9 states, 10 transitions", Models.counts(Models.once(body, "halt resume", "twice")));
    }

    @Test
    void locksGivenBackByTheWrongCpu() throws Exception {
        String body = """
                final SpinLock a = new SpinLock(); final SpinLock r = SpinLock.recursive();
                @Operation("free") void free() { a.unlock(); }
                @Operation("take") void take() { a.lock(); }
                @Operation("twice") void twice() { r.lock(); r.lock(); r.unlock(); r.unlock(); r.unlock(); }
                @Operation("many") void many() { for (int i = 0; i < 8; i++) r.lock(); }""";
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.once(body, "free"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.once(body, "take", "free"));
        violated(Map.of(), Models.once(body, "take free take free"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 5), Models.once(body, "twice"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 8), Models.once(body, "many"));
    }

    @Test
    void guardedDataWithoutItsLock() throws Exception {
        String body = """
                final SpinLock heap = new SpinLock(); final Word w = new Word(2, 0);
                @GuardedBy("heap") int total; @GuardedBy("heap") final int[] lists = new int[2];
                @Operation("write") void write() { w.read(); total = 1 - total; }
                @Operation("read") void read() { Machine.bugOn(lists[0] > 5, "large"); w.read(); }
                @Operation("good") void good() { heap.lock(); total = 1 - total; lists[total]++; lists[total] &= 1; heap.unlock(); }
                @Operation("late") void late() { heap.lock(); heap.unlock(); total = 1; }""";
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.repeat(body, 2, "write"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.repeat(body, 2, "read", "good"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 2), Models.repeat(body, 2, "late", "good"));
        violated(Map.of(), Models.repeat(body, 2, "good"));
    }

    @Test
    void dataOfAnotherCpu() throws Exception {
        String body = """
                static class Cpu { int n; final int[] held = { 0 }; }
                final Cpu[] cpus = { new Cpu(), new Cpu() }; final Word w = new Word(2, 0);
                @Operation("field") void field(Cpu self, @Index("cpus") int i) { w.read(); w.read(); cpus[i].n = 1; }
                @Operation("array") void array(Cpu self, Cpu other) { w.read(); other.held[0] ^= 1; }
                @Operation("read") void read(Cpu self) { w.write(cpus[1].n); self.held[0] = 1; self.n = 1; }
                @Operation("own") void own(Cpu self) { self.n ^= 1; self.held[0] ^= 1; w.read(); }""";
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 2), Models.repeat(body, 2, "field"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.repeat(body, 2, "array"));
        violated(Map.of(BuiltIn.LOCK_DISCIPLINE, 1), Models.repeat(body, 2, "read"));
        violated(Map.of(), Models.repeat(body, 2, "own"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2 | w.read(); w.read(); throw new IllegalStateException("x " + self.n);   | IllegalStateException is thrown: x
                    1 | w.read(); assert self.n == 9 : "n";                                   | an assertion fails
                    1 | w.read(); Machine.bugOn(page.next.size == 3, "");                     | of null
                    1 | page.next.word.read();                                                | of null
                    1 | word.read();                                                          | a call on null
                    1 | page.next.f(); w.read();                                              | a call on null
                    1 | w.write(page.next.table[0]);                                          | of null
                    1 | w.write(page.table[self.n + 2]);                                      | index 2 of an array of length 2
                    1 | w.write(page.table[self.n - 1]);                                      | index -1 of an array of length 2
                    1 | self.held[self.n + 1] = 1; w.read();                                  | index 1 of an array of length 1
                    1 | w.write(4 / self.n);                                                  | a division by zero
                    1 | w.write(4L % self.n);                                                 | a division by zero
                    1 | w.write(((Big) page).size);                                           | is not of class
                    1 | w.write(page.next.CONSTANT);                                          | of null
                    1 | w.write(Machine.choose(self.n));                                      | no outcome
                    1 | tlb.fill(1, 0);                                                       | no TLB entry
                    1 | tlb.flush(1, 2);                                                      | no TLB entry
                    1 | for (int i : page.next.table) w.read();                               | of null
                    1 | w.write(pair.next.f());                                               | a call on null
                    """)
    void exceptions(int steps, String statements, String message) throws Exception {
        StepProgram program = Models.once("""
                static class Page { Page next; int size; final int CONSTANT = 3; int[] table = { 1, 2 }; final Word word = new Word(1, 0); int f() { return size; } }
                static class Big extends Page {}
                static class Cpu { int n; final int[] held = { 0 }; }
                final Cpu[] cpus = { new Cpu() };
                final Page page = new Page(); final Page pair = new Page(); final Tlb tlb = new Tlb(1, 2); final Word w = new Word(8, 0); final Word word = null;
                @Operation("more") void more(Cpu self) { self.n++; }
                @Operation("go") void go(Cpu self) {
                STATEMENTS
                }""".replace("STATEMENTS", statements), "go");
        Bfs bfs = Models.search(program);
        assertEquals(Map.of(BuiltIn.NO_EXCEPTION, steps), bfs.shortest());
        assertTrue(
                bfs.violations().get(0).contains(message),
                () -> bfs.violations().get(0));
        assertTrue(
                bfs.violations().get(0).contains("file=M.java, line=9"),
                () -> bfs.violations().get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | wrap.write(17); wrap.fetchAdd(-9); wrap.testAndSet(9);
                    1 | w.write(4);
                    1 | w.write(-1);
                    2 | w.read(); w.fetchAdd(4);
                    1 | w.fetchAdd(-1);
                    1 | w.cmpxchg(0, 4);
                    0 | w.cmpxchg(1, 4);
                    1 | w.testAndSet(2);
                    1 | w.fetchOr(12);
                    1 | w.exchange(99);
                    0 | w.fetchAnd(99); w.testAndClear(50);
                    1 | w.read(); self.n = 3;
                    1 | self.n--; w.read();
                    1 | self.held[1] += 3;
                    0 | self.n += 2;
                    1 | level = 7;
                    1 | pair.cmpxchg(0, 64);
                    0 | pair.cmpxchg(1, 64);
                    1 | pair.cmpxchg(0, pair.join(4, 0));
                    1 | half.write(4);
                    1 | w.write(1L << 40);
                    """)
    void fits(int steps, String statements) throws Exception {
        Map<BuiltIn, Integer> expected = steps == 0 ? Map.of() : Map.of(BuiltIn.FITS, steps);
        violated(expected, Models.once("""
                        static class Cpu { @Range(max = 2) int n; @Range(min = -1, max = 2) final int[] held = { 0, 0 }; }
                        final Cpu[] cpus = { new Cpu() }; @Ghost @Range(max = 5) int level;
                        final Word w = new Word(2, 0); final Word wrap = Word.wrapping(2, 0);
                        final WordPair pair = new WordPair(2, 0, 4, 0); final Word half = pair.low();
                        @Operation("go") void go(Cpu self) {
                        STATEMENTS
                        }""".replace("STATEMENTS", statements), "go"));
    }

    @Test
    void bugOn() throws Exception {
        StepProgram program = Models.repeat("""
                final Word w = Word.wrapping(2, 0);
                @Operation("go") void go() { long v = w.fetchAdd(1); Machine.bugOn(v == 3, "three of " + v); }""", 2, "go");
        Bfs bfs = Models.search(program);
        assertEquals(Map.of(BuiltIn.BUG_ON, 4), bfs.shortest());
        assertTrue(
                bfs.violations().get(0).contains("three of …"),
                () -> bfs.violations().get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | while (true) {}
                    1 | w.read(); for (int i = 0; ; i ^= 1) self.n = i;
                    2 | w.read(); w.write(1); while (self.n == 0) { self.n = 1; self.n = 0; }
                    1 | for (int i = 0; i < 10; i--) { i++; } w.read();
                    1 | w.read(); while (Machine.choose(2) == 1) {}
                    1 | w.read(); while (Machine.choose(3) == 1) { self.n ^= 1; }
                    0 | w.read(); for (int i = 0; i < 100000; i++) {}
                    0 | w.read(); for (int i = 0; i < 5; i++) Machine.choose(2);
                    """)
    void localCodeEnds(int steps, String statements) throws Exception {
        Map<BuiltIn, Integer> expected = steps == 0 ? Map.of() : Map.of(BuiltIn.LOCAL_CODE_ENDS, steps);
        violated(expected, Models.once("""
                        static class Cpu { int n; }
                        final Cpu[] cpus = { new Cpu() };
                        final Word w = new Word(2, 0);
                        @Operation("go") void go(Cpu self) {
                        STATEMENTS
                        }""".replace("STATEMENTS", statements), "go"));
    }

    @Test
    void localCodeThatIsTooLong() throws Exception {
        StepProgram counts =
                Models.once("@Operation(\"go\") void go() { for (long i = 0; i < 1L << 40; i++) {} }", "go");
        assertThrows(LocalBudgetExceeded.class, () -> Models.search(counts));
        StepProgram chooses =
                Models.once("@Operation(\"go\") void go() { long i = 0; while (Machine.choose(2) == 1) i++; }", "go");
        assertThrows(LocalBudgetExceeded.class, () -> Models.search(chooses));
    }

    @Test
    void recursion() throws Exception {
        String body = """
                final Word w = new Word(8, 0);
                long down(long n) { w.read(); return n == 0 ? 0 : down(n - 1); }
                void for_ever() { for_ever(); }
                @Operation("eight") void eight() { down(7); }
                @Operation("nine") void nine() { down(8); }
                @Operation("go") void go() { for_ever(); }""";
        violated(Map.of(), Models.once(body, "eight"));
        violated(Map.of(BuiltIn.CALL_DEPTH, 8), Models.once(body, "nine"));
        violated(Map.of(BuiltIn.CALL_DEPTH, 1), Models.once(body, "go"));
    }
}
