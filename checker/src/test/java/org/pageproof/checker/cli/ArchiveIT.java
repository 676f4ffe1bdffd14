package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that the build makes, unpacked in an empty folder, with a JDK and nothing else. */
class ArchiveIT {
    /** What the launcher needs besides Java; Maven is not among it. */
    private static final List<String> TOOLS =
            List.of("sh", "dirname", "readlink", "find", "head", "sed", "cat", "mkdir", "rm", "stty");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path home;

    private record Ended(int code, String text) {
        Ended ends(ExitCode expected) {
            assertEquals(expected.code(), code, text);
            return this;
        }

        void says(String... parts) {
            for (String part : parts) {
                assertTrue(text.contains(part), part + " in: " + text);
            }
        }
    }

    @BeforeAll
    static void unpack() throws IOException {
        String version = Version.tool().replace("pageproof ", "");
        Path archive = Path.of("target", "pageproof-" + version + ".zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.toList()) {
                Path to = folder.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(entry, to);
                }
            }
        }
        home = folder.resolve("pageproof-" + version);
        // The zip has it; the file system of the JDK does not unpack it.
        assertTrue(home.resolve("bin/pageproof").toFile().setExecutable(true));
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
            assertTrue(script.toFile().setExecutable(true));
        }
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

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/pageproof").toString()));
        command.addAll(List.of(arguments));
        return process(command);
    }

    private static Ended process(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", folder.resolve("tools").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    @Test
    void isMarkedAsAProgram() throws IOException {
        Path archive = Path.of("target", home.getFileName() + ".zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"))) {
            Path launcher = zip.getPath(home.getFileName() + "/bin/pageproof");
            assertEquals(
                    7, // rwxr-xr-x
                    Files.getPosixFilePermissions(launcher).size(),
                    Files.getPosixFilePermissions(launcher).toString());
        }
    }

    @Test
    void checksTheShippedSpecs() throws Exception {
        // On one scenario: that the specs are found is what is tested here.
        Ended ended = run("check", "--scenario", "count_published_before_owner", "--out", "results")
                .ends(ExitCode.MET);
        ended.says("checking", "specs", "count_published_before_owner", "every expectation met");
        assertTrue(Files.exists(folder.resolve("results/junit.xml")));
        run("list").ends(ExitCode.MET).says("page_references", "B13");
        run("lint").ends(ExitCode.MET);
    }

    @Test
    void showsAndReplaysCounterexamples() throws Exception {
        String trace = home.resolve("counterexamples/B13/trace.json").toString();
        run("show", trace).ends(ExitCode.MET).says("counterexample of");
        run("replay", trace).ends(ExitCode.MET).says("end in the same violation");
        run("report", trace, "--output", "pages").ends(ExitCode.MET);
        String page = Files.readString(folder.resolve("pages/trace.html"));
        // The lines of the model come from the archive; there is no source tree.
        assertTrue(
                page.contains("HeapAllocator.java") && page.contains("protected void mark_page_inuse(PageInfo page)"),
                page);
        assertFalse(page.contains("its lines are not shown"), page);
    }

    @Test
    void tellsHowWideTheTerminalIs() throws Exception {
        Path script = Path.of("/usr/bin/script");
        Assumptions.assumeTrue(
                Files.isExecutable(script), "SKIPPED: no terminal to be had; install bsdutils for its command script");
        for (int columns : List.of(70, 90)) {
            String show = "stty cols " + columns + "; '" + home.resolve("bin/pageproof") + "' show '"
                    + home.resolve("counterexamples/B13/trace.json") + "'";
            Ended ended = process(List.of(script.toString(), "-qec", show, "/dev/null"))
                    .ends(ExitCode.MET);
            assertEquals(
                    columns,
                    ended.text()
                            .lines()
                            .mapToInt(l -> l.stripTrailing().length())
                            .max()
                            .orElse(0),
                    ended.text());
        }
    }

    @Test
    void checksAModelOfTheUsersOwn() throws Exception {
        run("check", home.resolve("docs/examples/refcount/refcount.inv").toString())
                .ends(ExitCode.MET)
                .says("every expectation met");
    }

    /** The solver is an optional dependency, and in the archive all the same. */
    @Test
    void bringsTheSolver() throws Exception {
        run("prove", "--capacity").ends(ExitCode.MET).says("Found by Z3 ");
    }

    @Test
    void refusesBadInput() throws Exception {
        run("check", "none.inv").ends(ExitCode.BAD_INPUT).says("none.inv: there is no such file");
        run("chek").ends(ExitCode.BAD_INPUT).says("Did you mean check?");
        Files.writeString(folder.resolve("bad.inv"), "module bad\n");
        Ended ended = run("check", "bad.inv").ends(ExitCode.BAD_INPUT);
        ended.says("bad.inv:");
        assertFalse(ended.text().contains("Exception"), ended.text());
    }
}
