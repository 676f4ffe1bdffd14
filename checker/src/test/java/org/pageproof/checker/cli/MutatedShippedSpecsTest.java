package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.lint.Linter;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Spec;

/**
 * Whatever is done to a shipped spec, reading and checking it ends soon, without an exception, and what is refused has a message
 * with a place in the file. {@code -Dpageproof.fuzz.cases=} and {@code -Dpageproof.fuzz.seed=} say how much and what; what
 * failed is written to {@code target/fuzz}.
 */
@Tag("fuzz")
class MutatedShippedSpecsTest {
    private static final int CASES = Integer.getInteger("pageproof.fuzz.cases", 2_000);
    private static final long SEED = Long.getLong("pageproof.fuzz.seed", 1);
    private static final long LONGEST_MILLIS = 1_000;
    /** An endless run is given up after this; the clock of the wall is no measure of anything shorter. */
    private static final long HANGS_SECONDS = 60;

    private final List<Path> files;
    private final List<ModelSchema> schemas = new ArrayList<>();
    private final Mutations mutations;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

    MutatedShippedSpecsTest() throws BadInput, IOException {
        files = Home.shippedSpecs().stream().map(Schemas.root()::resolve).toList();
        List<byte[]> texts = new ArrayList<>();
        SpecLoader loader = new SpecLoader(List.of());
        for (Path file : files) {
            schemas.add(loader.load(file).spec().schema());
            texts.add(Files.readAllBytes(file));
        }
        mutations = new Mutations(texts);
    }

    /** What one worker is at, for when it hangs. */
    private static final class Worker {
        private volatile int number = -1;
        private volatile long since = System.nanoTime();
        private long slowest;
        private int slowestCase;
    }

    @Test
    void mutatedSpecsAreReadOrRefused() throws Exception {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
            Thread t = new Thread(r, "mutated specs");
            t.setDaemon(true);
            return t;
        });
        List<Worker> workers = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker();
            workers.add(worker);
            running.add(pool.submit(() -> work(worker)));
        }
        for (Future<?> f : running) {
            await(f, workers);
        }
        pool.shutdown();
        Worker slowest = workers.stream()
                .max((a, b) -> Long.compare(a.slowest, b.slowest))
                .orElseThrow();
        System.out.printf(
                "%,d mutated specs, seed %d: %,d refused, %,d accepted, slowest case %d: %d ms%n",
                CASES, SEED, refused.get(), CASES - refused.get(), slowest.slowestCase, slowest.slowest);
        assertTrue(refused.get() > CASES / 2, "hardly anything was damaged");
    }

    private static void await(Future<?> f, List<Worker> workers) throws Exception {
        while (true) {
            try {
                f.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                for (Worker w : workers) {
                    if (w.number >= 0 && System.nanoTime() - w.since > TimeUnit.SECONDS.toNanos(HANGS_SECONDS)) {
                        fail("case " + w.number + " of seed " + SEED + " hangs");
                    }
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getMessage(), e);
            }
        }
    }

    private void work(Worker worker) {
        for (int number = next.getAndIncrement(); number < CASES; number = next.getAndIncrement()) {
            worker.since = System.nanoTime();
            worker.number = number;
            // A case depends on its number and on nothing that went before.
            SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + number);
            int which = random.nextInt(files.size());
            byte[] text = mutations.of(which, random);
            long start = clock.getCurrentThreadCpuTime();
            try {
                examine(which, text);
            } catch (Throwable e) {
                next.set(CASES);
                throw new AssertionError("case " + number + " of seed " + SEED + ", in " + written(number, text), e);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(clock.getCurrentThreadCpuTime() - start);
            if (millis > worker.slowest) {
                worker.slowest = millis;
                worker.slowestCase = number;
            }
            // The first cases pay for loading the classes.
            if (millis > LONGEST_MILLIS && number > 100) {
                next.set(CASES);
                fail("case " + number + " of seed " + SEED + " takes " + millis + " ms, in " + written(number, text));
            }
        }
        worker.number = -1;
    }

    private void examine(int which, byte[] text) {
        SourceText source = SourceText.of(files.get(which).getFileName().toString(), text);
        Result<SpecFile> parsed = SpecReader.read(source, files.get(which));
        List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
        Result<Spec> checked = TypeChecker.check(parsed.get(), schemas.get(which));
        found.addAll(checked.diagnostics());
        if (parsed.ok() && checked.ok()) {
            found.addAll(Linter.lint(checked.get()));
        } else {
            refused.incrementAndGet();
            assertTrue(found.stream().anyMatch(Diagnostic::isError), "refused without a message");
        }
        int lines = 1;
        for (byte b : text) {
            lines += b == '\n' ? 1 : 0;
        }
        for (Diagnostic d : found) {
            boolean here = d.file().equals(source.file());
            assertTrue(
                    here
                            || Files.exists(
                                    Schemas.root().resolve("spec/invariants").resolve(d.file())),
                    d::toString);
            assertTrue(d.line() >= 1 && (!here || d.line() <= lines), d::toString);
            assertTrue(d.column() >= 1 && d.column() <= d.lineText().length() + 1 && d.length() >= 1, d::toString);
            assertFalse(d.message().isBlank(), d::toString);
            String printed = DiagnosticPrinter.print(d);
            assertTrue(printed.startsWith(d.file() + ":" + d.line() + ":" + d.column() + ": "), printed);
            assertFalse(printed.contains("Exception"), printed);
        }
    }

    private static String written(int number, byte[] text) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            return Files.write(folder.resolve("case" + number + ".inv"), text).toString();
        } catch (IOException e) {
            return Arrays.toString(text);
        }
    }
}
