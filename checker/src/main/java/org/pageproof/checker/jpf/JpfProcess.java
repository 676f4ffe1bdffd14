package org.pageproof.checker.jpf;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.ScratchFolder;

/** One run of Java PathFinder in a process of its own, with everything that it needs in a temporary folder. */
final class JpfProcess implements AutoCloseable {
    /** What Java PathFinder's guide asks for on JDK 17. */
    private static final List<String> FLAGS = List.of(
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");

    /** After its own time limit the process still has to write down what it found. */
    private static final long GRACE_SECONDS = 20;

    private static final String MAIN = "org.pageproof.jpf.host.Host";
    private static final String TRIAL = "org.pageproof.jpf.host.Trial";
    private static final EngineLimits LIMITS_OF_TRIAL = new EngineLimits(512L << 20, Duration.ofSeconds(60));
    private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

    private final JpfHome.Jars jars;
    private final Path folder;

    /** A process that is not started yet. {@code adapter} are its class files by path. */
    JpfProcess(JpfHome.Jars jars, Map<String, byte[]> adapter) throws IOException {
        this.jars = jars;
        this.folder = ScratchFolder.create("pageproof-jpf-");
        for (Map.Entry<String, byte[]> file : adapter.entrySet()) {
            Path to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
    }

    /** A folder of its own for the class files of the model. */
    Path model() {
        return folder.resolve("model");
    }

    /** The folder of the class files that run under Java PathFinder. */
    Path target() {
        return folder.resolve("target");
    }

    /** Runs the job to its end, or to one of the limits. */
    JpfOutcome run(JpfJob job, EngineLimits limits, BooleanSupplier interrupted) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path input = folder.resolve("job.json");
        Path result = folder.resolve("result.json");
        Path output = folder.resolve("output.txt");
        json.writeValue(input.toFile(), job);
        Process process = new ProcessBuilder(command(limits, MAIN, input, result))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        String stopped;
        try {
            stopped = await(process, limits, interrupted);
        } finally {
            kill(process.toHandle());
        }
        if (!stopped.isEmpty()) {
            return nothing(stopped);
        }
        if (Files.exists(result)) {
            return json.readValue(result.toFile(), JpfOutcome.class);
        }
        List<String> lines = Files.readAllLines(output);
        boolean memory = lines.stream().anyMatch(l -> l.contains(OUT_OF_MEMORY) || l.contains("out of memory"));
        return nothing(
                memory
                        ? "memory: the limit of " + (limits.memory() >> 20) + " MB was reached"
                        : "Java PathFinder failed: " + firstError(lines));
    }

    /** What goes wrong when a program that does nothing is run; empty when nothing does. */
    String trial() throws IOException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command(LIMITS_OF_TRIAL, TRIAL, target(), jars.library()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            String stopped = await(process, LIMITS_OF_TRIAL, () -> false);
            return !stopped.isEmpty()
                    ? stopped
                    : process.exitValue() == 0 ? "" : firstError(Files.readAllLines(output));
        } finally {
            kill(process.toHandle());
        }
    }

    private static JpfOutcome nothing(String unknown) {
        return new JpfOutcome(-1, -1, unknown, List.of(), Map.of(), List.of());
    }

    private List<String> command(EngineLimits limits, String main, Path first, Path second) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + Math.max(64, limits.memory() >> 20) + "m");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-cp",
                folder.resolve("host")
                        + File.pathSeparator
                        + jars.core()
                        + File.pathSeparator
                        + System.getProperty("java.class.path"),
                main,
                first.toString(),
                second.toString()));
        return command;
    }

    private static String await(Process process, EngineLimits limits, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        long most = limits.timeout() == null
                ? Long.MAX_VALUE
                : limits.timeout().plusSeconds(GRACE_SECONDS).toNanos();
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (interrupted.getAsBoolean()) {
                    return "interrupted";
                }
                if (System.nanoTime() - start > most) {
                    return "time: Java PathFinder did not end within its limit";
                }
            }
            return interrupted.getAsBoolean() && process.exitValue() != 0 ? "interrupted" : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The line that says most about what went wrong. */
    static String firstError(List<String> lines) {
        for (String mark : List.of("[SEVERE]", "Exception", "Error", "error")) {
            for (String line : lines) {
                if (line.contains(mark)) {
                    return line.strip();
                }
            }
        }
        return lines.stream()
                .filter(l -> !l.isBlank())
                .findFirst()
                .orElse("it said nothing")
                .strip();
    }

    private static void kill(ProcessHandle process) {
        Stream.concat(process.descendants(), Stream.of(process)).toList().forEach(ProcessHandle::destroyForcibly);
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
    }

    @Override
    public void close() {
        ScratchFolder.delete(folder);
    }
}
