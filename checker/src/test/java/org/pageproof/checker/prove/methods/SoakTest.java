package org.pageproof.checker.prove.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.TinyScenario;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;

/**
 * Many proofs in one run, with every method, take no more memory than the first of them: neither here nor in the solver's process,
 * which is replaced when a question takes longer than its share of the time.
 * {@code -Dpageproof.soak.proofs=N} makes N.
 */
@Tag("nightly")
class SoakTest {
    private static final int PROOFS = Integer.getInteger("pageproof.soak.proofs", 40);

    /** After so many of them, everything is loaded and compiled that ever will be. */
    private static final int WARM = Math.max(20, PROOFS / 5);

    /** Megabytes, of all solvers' processes together. */
    private record Resident(long here, long solver) {}

    @Test
    void manyProofsKeepMemoryFlat() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
        List<Base> bases = TinyScenario.some(1, 20);
        long start = System.nanoTime();
        int questions = 0;
        Set<Long> processes = new HashSet<>();
        try (Solver solver = SolversForTests.z3()) {
            for (int i = 0; i < WARM; i++) {
                prove(bases.get(i % bases.size()), solver);
            }
            Resident before = resident(solvers());
            for (int i = WARM; i < PROOFS; i++) {
                questions += prove(bases.get(i % bases.size()), solver);
                processes.addAll(solvers());
            }
            solver.start();
            Resident after = resident(solvers());
            System.out.printf(
                    Locale.ROOT,
                    "%,d proofs, %,d questions, %.0f s: after the first %d and at the end the resident memory is"
                            + " %d and %d MB here, %d and %d MB in the solvers' processes, of which there were %d%n",
                    PROOFS,
                    questions,
                    (System.nanoTime() - start) / 1e9,
                    WARM,
                    before.here(),
                    after.here(),
                    before.solver(),
                    after.solver(),
                    processes.size());
            assertTrue(solvers().size() <= solver.atOnce(), "a process that is replaced is gone: " + solvers());
            assertTrue((after.solver() - before.solver()) / solver.atOnce() < 100, before + " became " + after);
            assertTrue(after.here() - before.here() < 300, before + " became " + after);
        }
        assertEquals(List.of(), solvers());
    }

    private static int prove(Base base, Solver solver) throws Exception {
        ProofSystem system = ProofSystem.of(base.program(), base.properties(base.program()));
        Prover prover = new Prover(
                system,
                solver,
                Method.AUTO,
                new Prover.Limits(Duration.ofSeconds(30), 1L << 30, 4),
                new Prover.Aims(g -> true, g -> false),
                () -> false);
        prover.run();
        return prover.asked().size();
    }

    private static List<Long> solvers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().commandLine().orElse("").contains("Z3Worker"))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static Resident resident(List<Long> solvers) throws IOException {
        // What is garbage does not count.
        System.gc();
        long all = 0;
        for (long s : solvers) {
            all += resident(String.valueOf(s));
        }
        return new Resident(resident("self"), all);
    }

    private static long resident(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                        .filter(l -> l.startsWith("VmRSS:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }
}
