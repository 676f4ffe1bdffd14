package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.spin.SpinRun;

/** Scenarios written in Promela, and the page about it. */
class ExportCommandTest {
    private static final String LOCKBOX =
            Schemas.root().resolve("docs/examples/lockbox/lockbox.inv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void printsTheModelWithReadableNames() {
        String out = Ran.command("export", "--promela", LOCKBOX, "--scenario", "lockbox")
                .ends(ExitCode.MET)
                .out();
        assertTrue(out.startsWith("/*\n * Scenario lockbox of docs/examples/lockbox/lockbox.inv"), out);
        for (String part : List.of("active proctype cpu1()", "byte cpus_0_turns;", "\"one_inside\"", "spin -a FILE")) {
            assertTrue(out.contains(part), part);
        }
    }

    @Test
    void badInputIsRefusedAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("model.pml");
        Ran.command("export", "--promela", LOCKBOX, "--scenario", "lockbx", "--out", out.toString())
                .refuses("no such scenario", "lockbox, opposite");
        Ran.command("export", "--promela", "nothing.inv", "--scenario", "lockbox")
                .refuses("there is no such file");
        Ran.command("export", "--scenario", "lockbox").refuses("--promela");
        Ran.command("export", "--promela", LOCKBOX).refuses("--scenario");
        Ran.command("export", "--promela", LOCKBOX, "--scenario", "lockbox", "--set", "cups=2")
                .refuses("cups");
        assertFalse(Files.exists(out));
        Ran.command("export", "--promela", LOCKBOX, "--scenario", "lockbox", "--out", folder.toString())
                .refuses("--out " + folder + ": this is a folder", "such as " + folder.resolve("lockbox.pml"));
        Ran.command("export", "--promela", LOCKBOX, "--scenario", "lockbox", "--out", "/")
                .refuses("--out /: this is a folder");
        try (Stream<Path> written = Files.list(folder)) {
            assertEquals(List.of(), written.toList());
        }
    }

    /** The commands of the page are run in a folder of their own, and print what the page shows. */
    @Test
    void thePageShowsWhatHappens() throws Exception {
        assumeTrue(SpinRun.missing().isEmpty(), SpinRun.missing().orElse(""));
        List<String> blocks = new ArrayList<>();
        Matcher m = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Schemas.root().resolve("docs/spin.md")));
        while (m.find()) {
            blocks.add(m.group(1));
        }
        assertEquals(3, blocks.size());
        Ran.command(
                        "export",
                        "--promela",
                        Schemas.root()
                                .resolve("docs/examples/refcount/refcount.inv")
                                .toString(),
                        "--scenario",
                        "put_plain_write",
                        "--out",
                        folder.resolve("model.pml").toString())
                .ends(ExitCode.MET);
        Process shell = new ProcessBuilder("sh", "-e", "-c", blocks.get(1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), out);
        blocks.get(2).lines().forEach(line -> assertTrue(out.contains(line), line + "\nin\n" + out));
    }
}
