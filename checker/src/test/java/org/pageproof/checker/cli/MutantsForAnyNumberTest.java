package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/**
 * What is claimed of pages for any number of CPUs is not proved of models that break it, and is proved of them where they keep it. Each
 * has just the operations that it takes to break something; a search with few CPUs and a narrow count shows that it does.
 */
@NeedsZ3
class MutantsForAnyNumberTest {
    private static final Path MUTANTS = Schemas.root().resolve("checker/src/test/resources/models/mutants");
    private static final Path CLAIMS = Schemas.root().resolve("spec/proofs/any_number_of_cpus.inv");
    private static final Pattern VERDICT = Pattern.compile("^ +(?:I\\w+ )?(\\w+): ([A-Z]+)", Pattern.MULTILINE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** The claims and lemmas as they are shipped. */
    private static String claims() throws IOException {
        String text = Files.readString(CLAIMS);
        return text.substring(0, text.indexOf("\nscenario "));
    }

    private Path spec(String claims, String variant, int domains, String operations) throws IOException {
        return Files.writeString(
                folder.resolve(variant + ".inv"), claims + """

                scenario s {
                    model with pages = 1, domains = %d, count_bits = 56;
                    with variant %s;
                    cpus any repeat %s;
                    check all;
                }
                """.formatted(domains, variant, operations));
    }

    private static String proof(Path spec) {
        return Ran.command("prove", spec.toString(), "--model-path", MUTANTS.toString(), "--timeout", "300s")
                .out();
    }

    private static Map<String, String> verdicts(String proof) {
        Map<String, String> all = new TreeMap<>();
        Matcher m = VERDICT.matcher(proof);
        while (m.find()) {
            all.put(m.group(1), m.group(2));
        }
        return all;
    }

    /** What is said of a property, with the counterexample to induction where that can be shown. */
    private static String said(String proof, String property) {
        String from = proof.substring(proof.indexOf(property + ": "));
        Matcher next = VERDICT.matcher(from);
        String verdict = next.find() ? from.substring(0, next.start()) : from;
        int shown = proof.indexOf("counterexample to induction of " + property + " ");
        int end = proof.indexOf("\ncounterexample ", shown);
        return shown < 0 ? verdict : verdict + proof.substring(shown, end < 0 ? proof.length() : end);
    }

    private static void each(Map<String, String> verdicts, String verdict, String... properties) {
        for (String p : properties) {
            assertEquals(verdict, verdicts.get(p), () -> p + " in " + verdicts);
        }
    }

    private static void isBrokenInASearch(Path spec, int cpus, String property) {
        String found = Ran.command(
                        "check",
                        spec.toString(),
                        "--model-path",
                        MUTANTS.toString(),
                        "--set",
                        "cpus=" + cpus,
                        "--set",
                        "count_bits=3",
                        "--property",
                        property)
                .ends(ExitCode.NOT_MET)
                .out();
        assertTrue(found.contains(property + ": VIOLATED"), found);
    }

    @Test
    void anUndoOfWhatWasNotTaken() throws IOException {
        String[] broken = {"failing_get_is_neutral", "count_moves_by_one", "revival_is_explicit"};
        each(verdicts(proof(spec(claims(), "takers", 1, "get_page"))), "PROVED", broken);
        Path mutant = spec(claims(), "undo_without_a_reference", 1, "get_page");
        Map<String, String> verdicts = verdicts(proof(mutant));
        each(verdicts, "UNKNOWN", broken);
        each(verdicts, "UNKNOWN", "references_are_accounted", "referenced_page_has_an_owner");
        each(verdicts, "PROVED", "frames_stand_alone", "lock_discipline");
        for (String p : broken) {
            isBrokenInASearch(mutant, 1, p);
        }
    }

    @Test
    void aCountBeforeTheOwner() throws IOException {
        String operations = "alloc_heap_pages | assign_pages";
        String[] broken = {"referenced_page_has_an_owner", "owner_is_stable_while_referenced"};
        String[] kept = {"allocation_owns_a_reference", "count_moves_by_one", "revival_is_explicit"};
        Map<String, String> without = verdicts(proof(spec(claims(), "takers", 1, operations)));
        each(without, "PROVED", broken);
        each(without, "PROVED", kept);
        Path mutant = spec(claims(), "count_before_owner", 1, operations);
        Map<String, String> verdicts = verdicts(proof(mutant));
        each(verdicts, "UNKNOWN", broken);
        each(verdicts, "PROVED", kept);
        for (String p : broken) {
            isBrokenInASearch(mutant, 1, p);
        }
    }

    /** It breaks one claim and keeps all others. */
    @Test
    void anOwnerThatIsLookedAtFirst() throws IOException {
        Path mutant =
                spec(claims(), "owner_first", 2, "get_page | decrease_reservation | alloc_heap_pages | assign_pages");
        Map<String, String> verdicts = verdicts(proof(mutant));
        each(verdicts, "UNKNOWN", "kept_reference_keeps_the_page");
        each(
                verdicts,
                "PROVED",
                "references_are_accounted",
                "referenced_page_has_an_owner",
                "allocation_owns_a_reference",
                "owner_is_stable_while_referenced",
                "count_moves_by_one",
                "revival_is_explicit",
                "failing_get_is_neutral");
        isBrokenInASearch(mutant, 2, "kept_reference_keeps_the_page");
    }

    /** A table that leaves a move out, or gives it to another function, is refused where that move is made. */
    @Test
    void aTableThatIsWrong() throws IOException {
        for (List<String> wrong : List.of(
                List.of("(free, false) -> (inuse, false) by alloc_heap_pages;", "", "mark_page_inuse"),
                List.of(
                        "(inuse, false) -> (free, false) by mark_page_free;",
                        "(inuse, false) -> (free, false) by put_page;",
                        "mark_page_free"))) {
            String claims = claims().replace(wrong.get(0), wrong.get(1));
            assertNotEquals(claims(), claims);
            String proof = proof(spec(claims, "takers", 1, "alloc_heap_pages | free_domheap_pages"));
            Map<String, String> verdicts = verdicts(proof);
            each(verdicts, "UNKNOWN", "states_move_along_the_table");
            each(verdicts, "PROVED", "references_are_accounted", "count_moves_by_one", "frame_is_in_one_place");
            assertTrue(said(proof, "states_move_along_the_table").contains(wrong.get(2)), proof);
        }
    }
}
