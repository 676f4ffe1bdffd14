package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in local code does so whether or not the lock is free that the step would take next. */
class ViolationBeforeALockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "self.n = self.n + 2;, fits",
        "'Machine.bugOn(self.in == 1, \"in\");', bug_on",
        "self.n = 1 / (1 - self.in);, no_exception"
    })
    void isReplayed(String code, String property) throws IOException {
        Files.writeString(folder.resolve("Early.java"), """
                import org.pageproof.machine.*;

                @Model("early")
                public class Early {
                    static final class Cpu { @Range(max = 1) int n; @Range(max = 1) int in; }

                    final SpinLock lock = new SpinLock();
                    final Word word = new Word(1, 0);
                    final Cpu[] cpus;

                    public Early(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }

                    @Operation("take") void take(Cpu self) { lock.lock(); word.write(1); word.write(0); lock.unlock(); }

                    @Operation("see") void see(Cpu self) { if (word.read() == 1) self.in = 1; }

                    @Operation("act") void act(Cpu self) { if (self.in == 1) { %s } lock.lock(); lock.unlock(); }
                }
                """.formatted(code));
        String file = Files.writeString(folder.resolve("early.inv"), """
                module early;
                model early;
                scenario s { cpus 2 repeat take | see | act; check all; expect violation of %s; }
                """.formatted(property))
                .toString();
        Ran ran = Ran.command("check", file, "--out", folder.resolve("out").toString())
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains(property + ": VIOLATED"), ran.out());
        String trace = folder.resolve("out/early.s." + property + ".json").toString();
        Ran.command("replay", trace).ends(ExitCode.MET);
    }
}
