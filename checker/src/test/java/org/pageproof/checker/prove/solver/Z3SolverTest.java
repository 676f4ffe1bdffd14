package org.pageproof.checker.prove.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.prove.solver.Answer.Cause;
import org.pageproof.checker.prove.solver.Answer.Unknown;
import org.pageproof.checker.steps.ToolError;

/** Z3, and the process that it runs in. */
class Z3SolverTest extends SolverSuite {
    /** After 100 to warm up. */
    private static final int QUESTIONS = Integer.getInteger("pageproof.soak.questions", 300);

    private static final SolverLimits LITTLE = new SolverLimits(Duration.ofSeconds(60), 100L << 20);

    @Override
    Solver create() {
        return new Z3Solver();
    }

    private long pid() {
        return ((Z3Solver) solver).pid().orElseThrow();
    }

    @Test
    void theMemoryLimitIsKept() throws SolverMissing {
        Query large = new Query("QF_BV", """
                (declare-const a (_ BitVec 1024))
                (declare-const b (_ BitVec 1024))
                (assert (= (bvurem (bvmul a a) b) (bvudiv a (bvor b (_ bv1 1024)))))
                (assert (distinct a b))
                """, List.of());
        for (int i = 0; i < 3; i++) {
            assertEquals(new Unknown(Cause.MEMORY, "the limit of 100 MB was reached"), ask(large, LITTLE));
            whatCannotBeTrueIsUnsat();
        }
    }

    /** It need not be the question that ended it. */
    @Test
    void whatAProcessWasAskedThatDiesAnotherOneIsAsked() throws Exception {
        whatCannotBeTrueIsUnsat();
        long killed = pid();
        workers().forEach(ProcessHandle::destroyForcibly);

        whatCannotBeTrueIsUnsat();
        assertFalse(pid() == killed);
    }

    @Test
    void aQuestionThatEndsEveryProcessHasNoAnswer() throws Exception {
        whatCannotBeTrueIsUnsat();
        AtomicBoolean answered = new AtomicBoolean();
        Thread killer = new Thread(() -> {
            try {
                while (!answered.get()) {
                    Thread.sleep(500);
                    workers().forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        Unknown unknown;
        try {
            unknown = assertInstanceOf(Unknown.class, ask(HARD, AMPLE));
        } finally {
            answered.set(true);
            killer.join();
        }

        assertEquals(Cause.SOLVER, unknown.cause());
        assertTrue(unknown.words().startsWith("Z3's process died: "), unknown.words());
        whatCannotBeTrueIsUnsat();
    }

    private static Stream<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(p -> p.info().commandLine().orElse("").contains("Z3Worker"));
    }

    @Test
    void nothingIsLeftOfAKilledProcess() throws SolverMissing {
        whatCannotBeTrueIsUnsat();
        long before = pid();
        ask(HARD, new SolverLimits(Duration.ofMillis(1), 1L << 30));
        solver.close();

        assertFalse(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false));
        whatCannotBeTrueIsUnsat();
    }

    @Test
    void theLibraryTakesNoRoomOnceItIsLoaded() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "no /proc here");
        whatCannotBeTrueIsUnsat();
        String command = Files.readString(Path.of("/proc/" + pid() + "/cmdline"));
        Path folder = Path.of(command.replaceAll("(?s).*-Djava.io.tmpdir=([^\0]*)\0.*", "$1"));

        assertTrue(folder.getFileName().toString().startsWith("pageproof-z3-"), folder.toString());
        assertEquals(0, size(folder));
        solver.close();
        assertFalse(Files.exists(folder));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    @Test
    void anInvariantIsFoundWhereThereIsOne() throws SolverMissing {
        HornQuery query =
                new HornQuery(COUNTER + "(assert (forall ((n (_ BitVec 8))) (=> (reached n) (bvult n #x0b))))");

        HornAnswer.Solution found =
                assertInstanceOf(HornAnswer.Solution.class, solver.solveHorn(query, AMPLE, () -> false));

        // The definitions are a proof that can be checked without the engine that found it.
        String wrong = found.definitions() + """
                (declare-const n (_ BitVec 8))
                (assert (or (not (reached #x00))
                            (and (reached n) (bvult n #x0a) (not (reached (bvadd n #x01))))
                            (and (reached n) (not (bvult n #x0b)))))
                """;
        assertEquals(new Answer.Unsat(), ask(new Query("QF_BV", wrong, List.of()), AMPLE));
    }

    @Test
    void noInvariantIsFoundWhereThereIsNone() throws SolverMissing {
        HornQuery query =
                new HornQuery(COUNTER + "(assert (forall ((n (_ BitVec 8))) (=> (reached n) (bvult n #x0a))))");

        assertEquals(new HornAnswer.NoSolution(), solver.solveHorn(query, AMPLE, () -> false));
    }

    @Test
    void aHornQuestionEndsAtItsLimit() throws SolverMissing {
        HornQuery query = new HornQuery("""
                (declare-fun at ((_ BitVec 64) (_ BitVec 64)) Bool)
                (assert (at #x0000000000000003 #x0000000000000001))
                (assert (forall ((x (_ BitVec 64)) (y (_ BitVec 64)))
                  (=> (at x y) (at (bvadd (bvmul x x y) #x0000000000000005) (bvmul (bvxor x y) (bvadd y x))))))
                (assert (forall ((x (_ BitVec 64)) (y (_ BitVec 64)))
                  (=> (at x y) (not (= (bvmul x y) #x123456789abcdef1)))))
                """);

        HornAnswer answer = solver.solveHorn(query, new SolverLimits(Duration.ofSeconds(1), 1L << 30), () -> false);
        assertEquals(Cause.TIME, assertInstanceOf(Unknown.class, answer).cause());
    }

    @Test
    void anIllFormedHornQuestionIsAFaultOfTheTool() {
        ToolError e = assertThrows(
                ToolError.class, () -> solver.solveHorn(new HornQuery("(assert (p 1))"), AMPLE, () -> false));
        assertTrue(String.valueOf(e.getMessage()).contains("unknown"), e.getMessage());
    }

    @Test
    @Tag("nightly")
    void manyQuestionsKeepMemoryFlat() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
        soak(100);
        long pid = pid();
        long before = resident(pid);
        long start = System.nanoTime();
        soak(QUESTIONS);
        long perQuestion = (System.nanoTime() - start) / 1_000 / QUESTIONS;
        long after = resident(pid);
        System.out.println(QUESTIONS + " questions: resident memory of Z3's process " + before + " MB before, " + after
                + " MB after, " + perQuestion + " us each");

        assertEquals(pid, pid());
        assertTrue(after - before < 150, before + " MB before, " + after + " MB after");
    }

    private void soak(int questions) throws SolverMissing {
        for (int i = 0; i < questions; i++) {
            Query query = new Query("QF_BV", """
                    (declare-const word (_ BitVec 64))
                    (declare-const flags (_ BitVec 8))
                    (define-fun count () (_ BitVec 56) ((_ extract 55 0) word))
                    (assert (= word (concat flags count)))
                    (assert (bvult (bvadd count #x00000000000001) count))
                    (assert (= flags (_ bv%d 8)))
                    """.formatted(i % 256), List.of("word"));
            BigInteger word = BigInteger.ONE
                    .shiftLeft(56)
                    .multiply(BigInteger.valueOf(i % 256 + 1))
                    .subtract(BigInteger.ONE);
            assertEquals(new Answer.Sat(Map.of("word", word)), ask(query, AMPLE));
        }
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(l -> l.startsWith("VmRSS:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    @Test
    void aScriptIsComplete() {
        assertEquals(
                "(set-option :produce-models true)\n(set-logic QF_BV)\n(declare-const a Bool)\n(check-sat)\n",
                new Query("QF_BV", "(declare-const a Bool)", List.of("a")).script());
        assertEquals("(set-logic HORN)\n(check-sat)\n", new HornQuery("").script());
        assertEquals(
                Map.of("a.b", "a.b", "a b", "|a b|", "1a", "|1a|"),
                Map.of("a.b", Query.symbol("a.b"), "a b", Query.symbol("a b"), "1a", Query.symbol("1a")));
    }
}
