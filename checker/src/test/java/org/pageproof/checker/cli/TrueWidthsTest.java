package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** Bugs of counts, and their absence, at the widths of the hypervisor. */
@NeedsZ3
class TrueWidthsTest {
    private static final Path SPECS = Schemas.root().resolve("spec");
    private static final String BUGS =
            SPECS.resolve("proofs/searched/bugs_at_true_widths.inv").toString();
    private static final String SHADOWS =
            SPECS.resolve("invariants/shadow_count.inv").toString();
    private static final String SHADOW_PROOFS =
            SPECS.resolve("proofs/shadow_count.inv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aSearchFindsTheBugsOfGetPage() {
        String text = Ran.command("check", BUGS).ends(ExitCode.MET).out();
        assertEquals(5, text.split("kept_reference_keeps_the_page: VIOLATED in 58 steps", -1).length - 1, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"until_2009", "january_2009", "today"})
    void soDoFormulas(String era) {
        Ran.command("check", BUGS, "--engine", "prove", "--scenario", "undo_although_nothing_was_taken_" + era)
                .ends(ExitCode.MET);
    }

    @Test
    void theCountOfAShadowHasTwentyFiveBits() {
        for (String engine : new String[] {"explore", "prove"}) {
            String text = Ran.command("check", SHADOWS, "--engine", engine, "--scenario", "check_wider_than_25_bits")
                    .ends(ExitCode.MET)
                    .out();
            assertTrue(
                    text.contains(
                            "I24c shadow_count_moves_by_one: VIOLATED in 4 steps from a declared state, as expected"),
                    text);
        }
    }

    @Test
    void aCheckOfItsWidthIsProved() {
        Ran.command("check", SHADOW_PROOFS, "--engine", "prove").ends(ExitCode.MET);
    }

    /** With the wider check nothing is proved of what it breaks, and the lock is kept all the same. */
    @Test
    void aWiderCheckIsNotProved() throws IOException {
        Files.copy(Path.of(SHADOWS), folder.resolve("shadow_count.inv"));
        String text = Files.readString(Path.of(SHADOW_PROOFS))
                .replace("../invariants/", "")
                .replace("count_bits = 25, entries = 2;", "count_bits = 25, entries = 2; with variant B04;");
        Path file = Files.writeString(folder.resolve("wider.inv"), text);
        String out = Ran.command("prove", file.toString(), "--scenario", "any_number")
                .ends(ExitCode.INCONCLUSIVE)
                .out();
        for (String broken : new String[] {"I3b shadow_references_are_accounted", "I24c shadow_count_moves_by_one"}) {
            assertTrue(out.contains("  " + broken + ": UNKNOWN (solver: it is not inductive"), out);
        }
        assertTrue(out.contains("  shadows_are_worked_on_with_the_lock: PROVED"), out);
    }
}
