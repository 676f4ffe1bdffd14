package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;

/**
 * The recorded traces: each is what check finds now, and replays. {@code mvn -B verify -Dpageproof.refresh=true} records
 * them again.
 */
class CounterexamplesTest {
    private static final Path FOLDER = Schemas.root().resolve("counterexamples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path out;

    @ParameterizedTest
    @CsvSource({
        "B07, spec/invariants/page_references.inv, undo_although_nothing_was_taken, failing_get_is_neutral",
        "B09, spec/invariants/page_references.inv, owner_checked_first, kept_reference_keeps_the_page",
        "B13, spec/invariants/page_references.inv, count_published_before_owner, referenced_page_has_an_owner",
        "B15, spec/invariants/page_references.inv, allocation_ended_without_a_reference,"
                + " allocation_ends_in_its_owners_name",
        "B23, spec/invariants/free_pages.inv, state_changed_outside_the_lock, free_pages_are_bare",
        "M01, spec/invariants/page_references.inv, allocated_before_counted, allocation_owns_a_reference",
        "M02, spec/invariants/free_pages.inv, owner_left_over, fresh_pages_have_no_owner",
        "M03, spec/invariants/page_references.inv, reference_to_an_unreferenced_page, revival_is_explicit",
        "lockbox-opposite, docs/examples/lockbox/lockbox.inv, opposite, no_deadlock",
        "lockbox-unchecked, docs/examples/lockbox/lockbox.inv, unchecked, fits",
        "refcount-owner_first, docs/examples/refcount/refcount.inv, owner_first, held_page_keeps_its_owner",
        "refcount-put_plain_write, docs/examples/refcount/refcount.inv, put_plain_write, count_covers_held"
    })
    void isWhatCheckFindsAndReplays(String bug, String spec, String scenario, String property) throws IOException {
        String file = Schemas.root().resolve(spec).toString();
        Ran.command("check", file, "--scenario", scenario, "--out", out.toString())
                .ends(ExitCode.MET);
        String module = Path.of(spec).getFileName().toString().replace(".inv", "");
        String now = Files.readString(out.resolve(module + "." + scenario + "." + property + ".json"));
        Path recorded = FOLDER.resolve(bug).resolve("trace.json");
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.createDirectories(FOLDER.resolve(bug));
            Files.writeString(recorded, now);
            Files.writeString(FOLDER.resolve(bug).resolve("trace.txt"), shown(recorded));
        }
        assertEquals(withoutFingerprints(Files.readString(recorded)), withoutFingerprints(now));
        assertEquals(Files.readString(FOLDER.resolve(bug).resolve("trace.txt")), shown(recorded));
        String replayed = Ran.command("replay", "--on", "jvm", recorded.toString())
                .ends(ExitCode.MET)
                .out();
        assertTrue(replayed.contains("end in the same violation of " + property), replayed);
        assertTrue(replayed.contains("the real classes"), replayed);
    }

    /** They change with every comment in a spec and with the compiler; replay tells of them. */
    private static String withoutFingerprints(String trace) {
        return trace.replaceAll("\"fingerprint\" : \"\\w+\"", "");
    }

    private static String shown(Path trace) {
        return Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
    }

    @Test
    void theIndexNamesEachOfThem() throws IOException {
        String index = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> all = Files.list(FOLDER)) {
            Set<String> folders = all.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(12, folders.size());
            folders.forEach(f -> assertTrue(index.contains("[" + f + "](" + f + "/trace.txt)"), f));
        }
    }
}
