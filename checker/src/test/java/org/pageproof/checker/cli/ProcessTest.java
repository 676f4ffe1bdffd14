package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** What only a process of its own shows: signals, and a disk that is full. */
class ProcessTest {
    private static final String REFCOUNT =
            Schemas.root().resolve("docs/examples/refcount/refcount.inv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aSignalEndsTheSearchAndTheResultsArePrinted() throws Exception {
        Process process =
                process("exec", "check", REFCOUNT, "--scenario", "refcount", "--set", "cpus=4", "--set", "pages=4");
        int first = process.getInputStream().read();
        Thread.sleep(3000);
        assertTrue(process.toHandle().destroy());
        String text = (char) first + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(ExitCode.INCONCLUSIVE.code(), process.waitFor(), text);
        assertTrue(text.startsWith("pageproof ") && text.contains("UNKNOWN (interrupted"), text);
    }

    @Test
    void nothingHalfWrittenWhenTheDiskIsFull() throws Exception {
        Path out = folder.resolve("out");
        Process process = process(
                "ulimit -f 1; exec", "check", REFCOUNT, "--scenario", "put_plain_write", "--out", out.toString());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(ExitCode.BAD_INPUT.code(), process.waitFor(), text);
        assertTrue(text.contains("--out: cannot write " + out) && !text.contains("Exception"), text);
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** The text with annotations, the JSON, the JUnit XML and every trace, whatever number of scenarios is checked at a time. */
    @Test
    void theNumberOfCoresChangesTimesAlone() throws Exception {
        Path spec = Files.createDirectory(folder.resolve("specs")).resolve("refcount.inv");
        try (Stream<Path> files = Files.list(Path.of(REFCOUNT).resolveSibling(""))) {
            for (Path file : files.toList()) {
                Files.copy(file, spec.resolveSibling(file.getFileName()));
            }
        }
        // An expectation that is not met puts a counterexample into each of them.
        String text = Files.readString(spec);
        Files.writeString(spec, text.replace("expect violation of count_covers_held in 13 steps", "expect holds"));
        String lockbox =
                Schemas.root().resolve("docs/examples/lockbox/lockbox.inv").toString();
        Map<String, String> alone = everything(1, spec.toString(), lockbox);
        for (String name :
                List.of("output", "check.json", "junit.xml", "refcount.put_plain_write.count_covers_held.json")) {
            assertTrue(alone.containsKey(name), alone.keySet().toString());
        }
        for (String name : List.of("output", "junit.xml")) {
            assertTrue(Objects.requireNonNull(alone.get(name)).contains("seed"), name);
        }
        for (int cores : List.of(2, 4)) {
            Map<String, String> together = everything(cores, spec.toString(), lockbox);
            assertEquals(alone.keySet(), together.keySet());
            alone.forEach((name, one) -> assertEquals(one, together.get(name), name + " on " + cores + " cores"));
        }
    }

    /** What a check prints and writes on a machine of so many cores, by file, without times. */
    private Map<String, String> everything(int cores, String... specs) throws Exception {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(specs));
        arguments.addAll(List.of("--format", "github", "--out", out.toString()));
        Process process = process("exec", "-XX:ActiveProcessorCount=" + cores, arguments);
        Map<String, String> all = new TreeMap<>();
        all.put("output", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(ExitCode.NOT_MET.code(), process.waitFor(), all.get("output"));
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
                Files.delete(file);
            }
        }
        all.replaceAll((name, text) -> FormatsTest.withoutTimes(text));
        return all;
    }

    /** A JVM started by a shell; a limit on the size of files stands for a full disk. */
    private static Process process(String shell, String... arguments) throws IOException {
        return process(shell, "-XX:-UsePerfData", List.of(arguments));
    }

    private static Process process(String shell, String option, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                shell + " \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
