package org.pageproof.checker.prove.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class Z3PoolTest extends SolverSuite {
    @Override
    Solver create() {
        return new Z3Pool();
    }

    @Test
    void severalThreadsAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String text = """
                        (declare-const a (_ BitVec 8))
                        (assert (bvult a (_ bv50 8)))
                        (assert (= a (_ bv%d 8)))
                        """.formatted(i);
                Query query = new Query("QF_BV", text, List.of(), i % 2);
                answers.add(threads.submit(() -> ask(query, AMPLE)));
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
