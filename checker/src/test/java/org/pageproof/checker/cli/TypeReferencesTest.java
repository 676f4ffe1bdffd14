package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** What is proved of type references for any number of CPUs, and what is not proved since it is wrong. */
@NeedsZ3
class TypeReferencesTest {
    private static final Path SPEC = Schemas.root().resolve("spec/proofs/type_references.inv");
    private static final String MUTANTS =
            Schemas.root().resolve("checker/src/test/resources/models/mutants").toString();
    private static final List<String> CLAIMS = List.of(
            "referenced_page_has_an_owner",
            "type_references_are_accounted",
            "references_are_accounted",
            "kept_type_reference_is_valid",
            "type_reference_needs_a_general_one",
            "type_count_moves_by_one",
            "what_is_left_out_is_not_needed");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String proof(Path spec, String scenario) {
        return Ran.command(
                        "prove", spec.toString(), "--scenario", scenario, "--model-path", MUTANTS, "--timeout", "600s")
                .out()
                .replaceAll("\\s+", " ");
    }

    @Test
    void theyAreProvedAtTheWidthsThatOverflowed() {
        String text = proof(SPEC, "until_2009");
        for (String p : CLAIMS) {
            assertTrue(text.contains(" " + p + ": PROVED (induction"), () -> p + " in " + text);
        }
        assertTrue(text.contains("any number of CPUs, 1 page, 1 domain, count_bits 26, type_bits 25"), text);
    }

    /** What the proof says of any number is so for each that is searched, with pages of either type. */
    @ParameterizedTest
    @CsvSource({
        "spec/proofs/type_references, until_2009, 1",
        "spec/proofs/type_references, until_2009, 2",
        "checker/src/test/resources/proofs/two_types, two_types_today, 1",
        "checker/src/test/resources/proofs/two_types, two_types_today, 2"
    })
    void searchesAgree(String file, String scenario, String cpus) {
        Path spec = Schemas.root().resolve(file + ".inv");
        Ran.command(small("check", spec, "--scenario", scenario, "--set", "cpus=" + cpus))
                .ends(ExitCode.MET);
    }

    /** A command with narrow counts. */
    private static String[] small(String command, Path spec, String... options) {
        List<String> all = new ArrayList<>(List.of(command, spec.toString()));
        all.addAll(List.of(options));
        all.addAll(List.of("--set", "count_bits=3", "--set", "type_bits=1"));
        return all.toArray(String[]::new);
    }

    /** The claims and lemmas as they are shipped, of a mutant. */
    private Path mutant(String variant, String operations) throws IOException {
        String text = Files.readString(SPEC);
        return Files.writeString(
                folder.resolve(variant + ".inv"),
                text.substring(0, text.indexOf("\nscenario ")) + """

                scenario s {
                    model with pages = 1, domains = 1, count_bits = 56, type_bits = 55;
                    with variant %s;
                    cpus any repeat %s;
                    check all;
                }
                """.formatted(variant, operations));
    }

    /**
     * Each breaks one of the two, in a search with few CPUs and narrow counts, and keeps the other there. For a proof to fail it takes
     * no pages that come and go.
     */
    @ParameterizedTest
    @CsvSource({
        "general_put_first, get_page_and_type | put_page_and_type, type_reference_needs_a_general_one, type_count_moves_by_one",
        "type_count_wraps, get_page_and_type, type_count_moves_by_one, type_reference_needs_a_general_one"
    })
    void whatIsWrongIsNotProved(String variant, String operations, String broken, String kept) throws IOException {
        Path spec = mutant(variant, operations + " | decrease_reservation | alloc_heap_pages | assign_pages");
        String found = Ran.command(small("check", spec, "--model-path", MUTANTS, "--set", "cpus=2"))
                .ends(ExitCode.NOT_MET)
                .out();
        assertTrue(found.contains(broken + ": VIOLATED"), found);
        assertFalse(found.contains(kept + ": VIOLATED"), found);
        String text = proof(mutant(variant, operations), "s");
        assertTrue(text.contains(" " + broken + ": UNKNOWN (solver: it is not inductive"), text);
    }
}
