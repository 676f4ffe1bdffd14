package org.pageproof.checker.prove.solver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.ScratchFolder;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;

/** A running {@link Z3Worker}. It can be killed at any moment, which is the one way to stop Z3 that always works. */
final class Z3Process implements AutoCloseable {
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(60);

    /** How often the caller is asked whether it still wants an answer. */
    private static final long POLL_MILLISECONDS = 20;

    /**
     * Has the C library (glibc; others do not look) keep what a context gives back for the next one. With pages of memory taken from
     * the operating system anew, a small question takes twice the time.
     */
    private static final Map<String, String> KEEP_MEMORY = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "134217728", "MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TOP_PAD_", "16777216");

    private final Path folder;
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream replies;

    private Z3Process(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** How waiting for a reply ended. */
    sealed interface Outcome {
        /** With the reply. */
        record Replied(Reply reply) implements Outcome {}

        /** The time is over. */
        record Late() implements Outcome {}

        /** Nobody wants the reply any more. */
        record Cancelled() implements Outcome {}

        /** The process is gone, with these last words. */
        record Died(String words) implements Outcome {}
    }

    /**
     * Starts a process and waits until the library is loaded. What came instead of the process, if there is none, is in the outcome.
     */
    static Started start(BooleanSupplier cancelled) throws SolverMissing {
        Path folder;
        Process started;
        try {
            folder = Z3Folder.create();
            ProcessBuilder builder = new ProcessBuilder(command(folder))
                    .redirectError(errors(folder).toFile());
            builder.environment().putAll(KEEP_MEMORY);
            started = builder.start();
        } catch (IOException e) {
            throw new SolverMissing("Z3's process does not start here: " + e.getMessage());
        }
        Z3Process process = new Z3Process(folder, started);
        Outcome outcome = process.await(() -> Reply.read(process.replies), PATIENCE_AT_START, cancelled);
        if (outcome instanceof Outcome.Replied hello && hello.reply().kind() == Kind.READY) {
            Z3Folder.deleteFoldersIn(folder);
            return new Started(process, hello.reply().text());
        }
        process.close();
        if (outcome instanceof Outcome.Cancelled) {
            return new Started(null, "");
        }
        String words = outcome instanceof Outcome.Replied hello
                ? hello.reply().text()
                : outcome instanceof Outcome.Died died
                        ? died.words()
                        : "no answer after " + PATIENCE_AT_START.toSeconds() + " s";
        throw new SolverMissing("Z3's library does not load here: " + firstLine(words)
                + "; it comes for Linux and macOS (x86-64, arm64) and Windows (x86-64), see docs/decisions/solver.md");
    }

    /**
     * A process that was started.
     *
     * @param process null when that was cancelled
     * @param version of the library
     */
    record Started(@Nullable Z3Process process, String version) {}

    /** Sends a request and waits for the reply. After anything but a reply the process is of no more use. */
    Outcome ask(Request request, Duration patience, BooleanSupplier cancelled) {
        return await(
                () -> {
                    request.write(requests);
                    return Reply.read(replies);
                },
                patience,
                cancelled);
    }

    private Outcome await(Callable<Reply> exchange, Duration patience, BooleanSupplier cancelled) {
        FutureTask<Reply> task = new FutureTask<>(exchange);
        Thread thread = new Thread(task, "z3");
        thread.setDaemon(true);
        thread.start();
        long start = System.nanoTime();
        while (true) {
            try {
                return new Outcome.Replied(task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    return new Outcome.Cancelled();
                }
                if (System.nanoTime() - start > patience.toNanos()) {
                    return new Outcome.Late();
                }
            } catch (ExecutionException e) {
                return died(cancelled);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.Cancelled();
            }
        }
    }

    /** Ctrl-C reaches the process as well, and may end it before anybody was told that it was pressed. */
    private Outcome died(BooleanSupplier cancelled) {
        try {
            boolean ended = process.waitFor(1, TimeUnit.SECONDS);
            Thread.sleep(100);
            if (cancelled.getAsBoolean()) {
                return new Outcome.Cancelled();
            }
            String words;
            try (Stream<String> lines = Files.lines(errors(folder), StandardCharsets.UTF_8)) {
                words = lines.map(l -> l.replaceAll("^[# ]+", ""))
                        .filter(l -> !l.isBlank())
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                words = "";
            }
            return new Outcome.Died(
                    !words.isEmpty() ? words : ended ? "exit code " + process.exitValue() : "its pipe broke");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Cancelled();
        }
    }

    /** The number of the process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
        ScratchFolder.delete(folder);
    }

    private static Path errors(Path folder) {
        return folder.resolve("errors.txt");
    }

    private static List<String> command(Path folder) throws SolverMissing {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.txt"),
                "-Djava.io.tmpdir=" + folder));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), Z3Worker.class.getName()));
        return command;
    }

    /** The places of the classes that the process needs, wherever pageproof itself was started from. */
    private static String classPath() throws SolverMissing {
        Set<String> places = new LinkedHashSet<>();
        try {
            // Named only: to initialise Z3's classes would load its library into this process.
            for (String name : List.of(
                    Z3Worker.class.getName(), "com.microsoft.z3.Context", "tools.aqua.turnkey.support.TurnKey")) {
                Class<?> found = Class.forName(name, false, Z3Process.class.getClassLoader());
                CodeSource source = found.getProtectionDomain().getCodeSource();
                if (source != null) {
                    places.add(Path.of(source.getLocation().toURI()).toString());
                }
            }
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new SolverMissing(
                    "Z3 is not on the class path; add tools.aqua:z3-turnkey to it, an optional dependency");
        } catch (URISyntaxException e) {
            throw new SolverMissing("Z3's jar is at a place that has no path: " + e.getMessage());
        }
        return String.join(File.pathSeparator, places);
    }

    static String firstLine(String words) {
        return words.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("it said nothing");
    }
}
