package org.pageproof.xen.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** The model does what the hypervisor did, in all recorded calls. Skipped where they are not at hand. */
class HypervisorTest {
    /** Of 100 rows of a function, how many at least must not be left out. */
    static final int LEAST_SHARE = 60;

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");
    private static final Path SAMPLES = Path.of("src", "test", "resources", "vectors");

    static List<Vectors> all() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theModelDoesTheSame(Vectors vectors) throws IOException {
        Tally tally = Tally.of(vectors.bench(), VectorFile.read(folder().resolve(vectors.file())));
        String line = Table.line(vectors, tally);
        System.out.println(line);
        assertEquals(List.of(), tally.mismatches().stream().limit(20).toList());
        assertTrue(tally.share() >= LEAST_SHARE, line);
        assertTrue(Files.readAllLines(PAGE).contains(line), () -> PAGE + " should have: " + line);
    }

    @Test
    void noFileIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            List<String> recorded = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".csv"))
                    .sorted()
                    .toList();
            assertEquals(recorded, all().stream().map(Vectors::file).sorted().toList());
        }
    }

    /** Run with -Dpageproof.refresh=true to choose the sample again. */
    @ParameterizedTest
    @MethodSource("all")
    void theSampleIsTheOneThatWouldBeChosen(Vectors vectors) throws IOException {
        Path file = folder().resolve(vectors.file());
        List<String> text = Files.readAllLines(file);
        List<String> chosen = new ArrayList<>(List.of(text.get(0)));
        Sample.lines(VectorFile.read(file)).forEach(line -> chosen.add(text.get(line - 1)));
        Path sample = SAMPLES.resolve(vectors.file());
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.write(sample, chosen);
        }
        assertEquals(chosen, Files.readAllLines(sample));
        assertEquals(outcomes(VectorFile.read(file)), outcomes(VectorFile.read(sample)));
    }

    private static Set<String> outcomes(List<Row> rows) {
        return rows.stream()
                .map(r -> String.join(" ", r.get("build", ""), r.get("outcome"), r.get("bug_kind")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageNamesEveryFileAndRule() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        for (Vectors v : all()) {
            assertEquals(
                    1, lines.stream().filter(l -> l.startsWith("| " + v + " |")).count(), v.name());
        }
        Arrays.stream(Filter.values())
                .map(Table::line)
                .forEach(line -> assertTrue(lines.contains(line), () -> PAGE + " should have: " + line));
    }

    private static Path folder() {
        Path folder = Vectors.folder();
        if (folder == null) {
            throw new TestAbortedException("SKIPPED: the recorded calls are not here; name their folder with -D"
                    + Vectors.PROPERTY + "=FOLDER. The sample was checked.");
        }
        return folder;
    }
}
