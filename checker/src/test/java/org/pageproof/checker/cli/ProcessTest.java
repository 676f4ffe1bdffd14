package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** A JVM started by a shell; a limit on the size of files stands for a full disk. */
    private static Process process(String shell, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                shell + " \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
