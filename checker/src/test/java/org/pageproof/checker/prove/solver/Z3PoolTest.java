package org.pageproof.checker.prove.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class Z3PoolTest extends SolverSuite {
    @Override
    Solver create() {
        return new Z3Pool();
    }

    @Test
    void whatWasPreparedAnswers() throws Exception {
        solver.prepare();
        solver.prepare();
        assertEquals(
                Answer.Sat.class,
                ask(new Query("QF_BV", "(declare-const a Bool)\n", List.of()), AMPLE)
                        .getClass());
        assertEquals(Math.min(2, Runtime.getRuntime().availableProcessors()), solver.atOnce());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closingWhileItStartsLeavesNoProcess() throws Exception {
        solver.close();
        assertNoProcessIsLeft("of the suite");
        for (int milliseconds : new int[] {0, 50, 300, 700}) {
            Solver pool = create();
            pool.prepare();
            Thread.sleep(milliseconds);
            pool.close();
            assertNoProcessIsLeft("after " + milliseconds + " ms");
        }
    }

    private static void assertNoProcessIsLeft(String when) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (workers() > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertEquals(0, workers(), when);
    }

    /** Processes of solvers that this one has started. */
    private static long workers() {
        return ProcessHandle.current()
                .children()
                .filter(p -> p.info().commandLine().orElse("").contains(Z3Worker.class.getName()))
                .count();
    }

    @Test
    void severalThreadsAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String declared = "(declare-const a (_ BitVec 8))\n";
                Query query = new Query(
                        "QF_BV",
                        declared + "(assert (= a (_ bv%d 8)))\n".formatted(i),
                        List.of(),
                        declared + "(assert (bvult a (_ bv50 8)))\n");
                Query asked = i % 2 == 0 ? query : query.alone();
                answers.add(threads.submit(() -> ask(asked, AMPLE)));
            }
            for (int i = 0; i < 100; i++) {
                Class<?> expected = i < 50 ? Answer.Sat.class : Answer.Unsat.class;
                assertEquals(expected, answers.get(i).get().getClass(), "a = " + i);
            }
        } finally {
            threads.shutdown();
        }
    }
}
