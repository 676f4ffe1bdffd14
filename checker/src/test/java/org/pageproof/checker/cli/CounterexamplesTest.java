package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.scenario.BadInput;

/**
 * The recorded traces: each is what check finds now, and replays. {@code mvn -B verify -Dpageproof.refresh=true} records
 * them again.
 */
class CounterexamplesTest {
    private static final Path FOLDER = Schemas.root().resolve("counterexamples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path out;

    /** Each variant of the shipped specs with the first violation that a scenario expects of it, and the examples'. */
    static Stream<Arguments> recorded() throws BadInput {
        List<Arguments> all = new ArrayList<>();
        new ShippedSpecs()
                .shown()
                .forEach((bug, v) -> all.add(
                        Arguments.of(bug, v.file().toString(), v.scenario().name(), v.property())));
        String lockbox = "docs/examples/lockbox/lockbox.inv";
        String refcount = "docs/examples/refcount/refcount.inv";
        all.add(Arguments.of("lockbox-opposite", lockbox, "opposite", "no_deadlock"));
        all.add(Arguments.of("lockbox-unchecked", lockbox, "unchecked", "fits"));
        all.add(Arguments.of("refcount-owner_first", refcount, "owner_first", "held_page_keeps_its_owner"));
        all.add(Arguments.of("refcount-put_plain_write", refcount, "put_plain_write", "count_covers_held"));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("recorded")
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
    void theIndexNamesEachOfThem() throws IOException, BadInput {
        Set<String> expected = recorded().map(a -> (String) a.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        String index = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> all = Files.list(FOLDER)) {
            Set<String> folders = all.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, folders);
            folders.forEach(f -> assertTrue(index.contains("[" + f + "](" + f + "/trace.txt)"), f));
        }
    }
}
