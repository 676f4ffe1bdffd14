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
