package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** The launcher script, run as a process. */
class LauncherTest {
    private static final Path LAUNCHER = Schemas.root().resolve("pageproof");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private record Ended(int code, String text) {}

    @Test
    void runsFromAnotherFolderThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("one"), LAUNCHER);
        Path second = Files.createSymbolicLink(folder.resolve("two"), link.getFileName());
        Process first =
                process(System.getenv("PATH"), second.toString(), "--version").start();
        Ended ended = ended(
                process(System.getenv("PATH"), second.toString(), "--version").start());
        assertEquals(0, ended.code(), ended.text());
        assertTrue(ended.text().contains(Version.tool()), ended.text());
        assertEquals(0, ended(first).code(), "two at once");
        Files.delete(second);
        Files.delete(link);
    }

    @Test
    void tellsHowWideTheTerminalIs() throws Exception {
        Path script = Path.of("/usr/bin/script");
        Assumptions.assumeTrue(
                Files.isExecutable(script), "SKIPPED: no terminal to be had; install bsdutils for its command script");
        Path trace = Schemas.root().resolve("counterexamples/refcount-owner_first/trace.json");
        String command = "stty cols 70; '" + LAUNCHER + "' show '" + trace + "'";
        Ended ended = ended(process(System.getenv("PATH"), script.toString(), "-qec", command, "/dev/null")
                .start());
        assertEquals(0, ended.code(), ended.text());
        assertEquals(
                70,
                ended.text()
                        .lines()
                        .mapToInt(l -> l.stripTrailing().length())
                        .max()
                        .orElse(0),
                ended.text());
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "find", "head", "sed", "cat", "mkdir", "rm", "grep")) {
            script(tools.resolve(tool), "exec " + onPath(tool) + " \"$@\"");
        }
        Path copy = folder.resolve("pageproof");
        Files.copy(LAUNCHER, copy, StandardCopyOption.COPY_ATTRIBUTES);

        Ended noJava =
                ended(process(tools.toString(), copy.toString(), "--version").start());
        assertEquals(2, noJava.code(), noJava.text());
        assertTrue(noJava.text().contains("java is missing") && noJava.text().contains("17"), noJava.text());

        script(tools.resolve("java"), "exec " + System.getProperty("java.home") + "/bin/java \"$@\"");
        Ended noMaven =
                ended(process(tools.toString(), copy.toString(), "--version").start());
        assertEquals(2, noMaven.code(), noMaven.text());
        assertTrue(noMaven.text().contains("mvn is missing") && noMaven.text().contains("3.8"), noMaven.text());

        script(tools.resolve("java"), "echo 'openjdk version \"11.0.2\"' >&2");
        Ended oldJava =
                ended(process(tools.toString(), copy.toString(), "--version").start());
        assertEquals(2, oldJava.code(), oldJava.text());
        assertTrue(oldJava.text().contains("17 or later") && oldJava.text().contains("11"), oldJava.text());
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static Path onPath(String tool) {
        for (String place : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(place, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException(tool + " is not on the PATH");
    }

    private ProcessBuilder process(String path, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().remove("JAVA_HOME");
        return builder;
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
