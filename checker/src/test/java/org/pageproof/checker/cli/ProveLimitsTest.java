package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** Limits of time and memory, and Ctrl-C, end {@code prove} soon and inconclusively, and leave no process behind. */
@NeedsZ3
class ProveLimitsTest {
    /** More than a hundred thousand ways through its steps: the formulas alone take long. */
    private static final String LARGE =
            Schemas.root().resolve("spec/invariants/descriptor_tables.inv").toString();

    private static final String LOCKBOX =
            Schemas.root().resolve("docs/examples/lockbox/lockbox.inv").toString();

    private static final String ANY_NUMBER =
            Schemas.root().resolve("docs/examples/refcount/any_number.inv").toString();

    private static final String PAGES =
            Schemas.root().resolve("spec/proofs/any_number_of_cpus.inv").toString();

    /** On a machine that has much else to do. */
    private static final long SOON_SECONDS = 60;

    @AfterEach
    void nothingIsLeft() {
        List<String> left = ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(p -> p.info().commandLine().orElse(""))
                .filter(c -> c.contains("Z3Worker"))
                .toList();
        assertEquals(List.of(), left);
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }

    @Test
    void theTimeCoversTheMakingOfFormulas() {
        long start = System.nanoTime();
        Ran ran = Ran.command("prove", LARGE, "--scenario", "gdt_destroyed_first", "--timeout", "2s")
                .ends(ExitCode.INCONCLUSIVE);
        assertTrue(seconds(start) < SOON_SECONDS, seconds(start) + " s");
        assertTrue(ran.out().contains("UNKNOWN (time: the limit was reached"), ran.out());
        assertFalse(ran.out().contains("PROVED"), ran.out());
    }

    @Test
    void anInterruptEndsTheMakingOfFormulas() {
        interrupted("prove", LARGE, "--scenario", "gdt_destroyed_first", "--timeout", "10m");
    }

    @Test
    void anInterruptEndsAQuestion() {
        interrupted("prove", LOCKBOX, "--scenario", "lockbox", "--method", "bmc", "--timeout", "10m");
    }

    /** Of what is open nobody says that the time was short or that the solver gave up. */
    @Test
    void anInterruptEndsAProofForAnyNumberOfCpus() {
        String text = interrupted("prove", PAGES, "--scenario", "today", "--timeout", "10m");
        assertFalse(text.contains("UNKNOWN (time"), text);
        assertFalse(text.contains("nothing is proved before"), text);
    }

    private static String interrupted(String... command) {
        Interrupt interrupt = Interrupt.byRequest();
        CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS).execute(interrupt::request);
        long start = System.nanoTime();
        Ran ran = Ran.command(interrupt, command).ends(ExitCode.INCONCLUSIVE);
        assertTrue(seconds(start) < SOON_SECONDS, seconds(start) + " s");
        assertTrue(ran.out().contains("UNKNOWN (interrupted"), ran.out());
        return ran.out();
    }

    @Test
    void whatIsLeftOutIsTold() {
        Ran ran = Ran.command("prove", LARGE, "--scenario", "bits_of_the_guest", "--timeout", "10s");
        String text = ran.out().replaceAll("\\s+", " ");
        assertTrue(text.matches(".*chc was left out: there are \\d{4} ways through the steps, more than 1000.*"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --engine prove", "prove"})
    void theMemoryOfTheSolverIsLimited(String command) {
        limited(command, LOCKBOX, "lockbox", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "20"})
    void soItIsForAnyNumberOfCpus(String megabytes) {
        limited("prove", ANY_NUMBER, "any_number", megabytes);
    }

    private static void limited(String command, String file, String scenario, String megabytes) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(file, "--scenario", scenario, "--memory", megabytes + "m", "--timeout", "60s"));
        long start = System.nanoTime();
        Ran ran = Ran.command(words.toArray(String[]::new)).ends(ExitCode.INCONCLUSIVE);
        assertTrue(seconds(start) < SOON_SECONDS, seconds(start) + " s");
        assertTrue(ran.out().matches("(?s).*UNKNOWN \\(memory: the limit of \\d+ MB was reached.*"), ran.out());
        assertEquals("", ran.err());
    }
}
