package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** Proofs that take more than ten seconds, so that their specs are not shipped. {@code -Dpageproof.proofs.longer=true} makes all of them, otherwise the shortest. */
@Tag("nightly")
@NeedsZ3
class LongerProofsTest {
    private static final String SHORTEST = "two_types";

    @ParameterizedTest
    @ValueSource(strings = {SHORTEST, "two_domains"})
    void isProved(String name) {
        Assumptions.assumeTrue(
                name.equals(SHORTEST) || Boolean.getBoolean("pageproof.proofs.longer"),
                "takes twenty seconds; -Dpageproof.proofs.longer=true makes it");
        String spec =
                Path.of("src", "test", "resources", "proofs", name + ".inv").toString();
        Ran ran = Ran.command("check", "--engine", "prove", spec).ends(ExitCode.MET);
        assertTrue(ran.out().contains("PROVED (induction, k = 1), as expected"), ran.out());
    }
}
