package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theShippedSpecsAreClean() {
        Ran ran = Ran.command("lint").ends(ExitCode.MET);
        assertEquals("", ran.out());
    }

    @Test
    void aWarningIsLocatedAndGivesExitCodeOne() throws IOException {
        Path spec = Files.writeString(folder.resolve("w.inv"), """
                module w;
                model xen.Pages;
                def idle(p: PageInfo) = p.count_info.count == 0;
                invariant counted { forall p in pages: p.count_info.count >= 0 }
                """);
        Ran ran = Ran.command("lint", spec.toString()).ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("w.inv:3:5: warning PL01:"), ran.out());
        assertTrue(ran.out().contains("w.inv:4:40: warning PL05:"), ran.out());
    }

    @Test
    void aSpecWithErrorsIsBadInput() throws IOException {
        Path spec = Files.writeString(folder.resolve("bad.inv"), "module bad;\nmodel xen.Pages;\ninvariant x { 1 }\n");
        Ran.command("lint", spec.toString()).refuses("bad.inv:3:15: error PP040");
        Ran.command("lint", folder.resolve("none.inv").toString()).refuses("there is no such file");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Ran.command("lint", empty.toString()).refuses("there is no spec (.inv) in this folder");
        Files.write(spec, new byte[] {'m', 0, (byte) 0xff});
        Ran.command("lint", spec.toString()).refuses("bad.inv:1:1: error PP002");
        Ran.command("lint", "--fix").refuses("--fix", "pageproof lint --help");
    }

    /** A warning of the type checker: check says it and goes on, for lint it counts. */
    @Test
    void transitionsThatSayNothingOfAStep() throws IOException {
        Path spec = Files.writeString(folder.resolve("t.inv"), """
                module t;
                model xen.Pages;
                transition a { forall p in pages: p.count_info.count >= 0 }
                scenario s { model with pages = 1, domains = 1; cpus 1 run assign_pages; check all; }
                """);
        String warning = "t.inv:3:12: warning PP051: this transition speaks of one state only";
        assertTrue(Ran.command("lint", spec.toString())
                .ends(ExitCode.NOT_MET)
                .out()
                .contains(warning));
        assertTrue(Ran.command("check", spec.toString()).err().contains(warning));
    }
}
