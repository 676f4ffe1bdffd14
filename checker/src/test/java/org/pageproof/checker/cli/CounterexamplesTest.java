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
import org.pageproof.checker.scenario.BadInput;

/**
 * The recorded traces of the examples: each is what check finds and writes now, and replays. Those of the shipped specs are for
 * {@link SubjectsTest}, which has searched all their scenarios.
 */
class CounterexamplesTest {
    private static final Path EXAMPLES = Schemas.root().resolve("docs/examples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path out;

    @ParameterizedTest
    @CsvSource({
        "lockbox, opposite, no_deadlock",
        "lockbox, unchecked, fits",
        "refcount, owner_first, held_page_keeps_its_owner",
        "refcount, put_plain_write, count_covers_held"
    })
    void isWhatCheckFindsAndReplays(String module, String scenario, String property) throws IOException {
        Path spec = EXAMPLES.resolve(module).resolve(module + ".inv");
        Ran.command("check", spec.toString(), "--scenario", scenario, "--out", out.toString())
                .ends(ExitCode.MET);
        String now = Files.readString(out.resolve(module + "." + scenario + "." + property + ".json"));
        new RecordedTrace(module + "-" + scenario).isStillFoundAndReplays(property, now);
    }

    /** Of each variant that a scenario expects a violation of, and of the examples. */
    @Test
    void theIndexNamesEachOfThem() throws IOException, BadInput {
        Set<String> expected = new TreeSet<>(new ShippedSpecs().shown().keySet());
        Subject.all(Schemas.root().resolve("docs/subjects"))
                .forEach(s -> expected.addAll(s.bugs().evidence().keySet()));
        expected.addAll(
                Set.of("lockbox-opposite", "lockbox-unchecked", "refcount-owner_first", "refcount-put_plain_write"));
        String index = Files.readString(RecordedTrace.FOLDER.resolve("README.md"));
        try (Stream<Path> all = Files.list(RecordedTrace.FOLDER)) {
            Set<String> folders = all.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, folders);
            folders.forEach(f -> assertTrue(index.contains("[" + f + "](" + f + "/trace.txt)"), f));
        }
    }
}
