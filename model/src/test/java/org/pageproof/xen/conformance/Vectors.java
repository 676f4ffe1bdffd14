package org.pageproof.xen.conformance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded calls and the form of the model that it is about.
 *
 * @param name without extension
 * @param bench what its rows are driven through
 */
record Vectors(String name, Bench bench) {
    /** Names the folder where the recorded calls are, if it is not found by itself. */
    static final String PROPERTY = "pageproof.vectors";

    private static final String VARIABLE = "PAGEPROOF_VECTORS";
    private static final Path USUAL = Path.of("shared", "vectors");

    /** All files that the model has the functions of. */
    static List<Vectors> all() {
        List<Vectors> all = new ArrayList<>();
        for (Function f : Function.values()) {
            all.add(new Vectors(f + "_E3", new TodayBench(f, VectorWorld::new)));
        }
        for (Function f : List.of(Function.get_page, Function.put_page, Function.get_page_light)) {
            for (Era era : Era.values()) {
                all.add(new Vectors(f + "_" + era, new EarlyBench(f, era)));
            }
        }
        return all;
    }

    static Vectors named(String name) {
        return all().stream().filter(v -> v.name.equals(name)).findFirst().orElseThrow();
    }

    String file() {
        return name + ".csv";
    }

    /** The rows that are kept with the tests. */
    List<Row> sample() throws IOException {
        URL resource = Vectors.class.getResource("/vectors/" + file());
        if (resource == null) {
            throw new IOException("the sample of " + name + " is missing");
        }
        try {
            return VectorFile.read(Path.of(resource.toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The folder with all rows: the one that was named, or one beside the repository or its parent; null if there is none. */
    static @Nullable Path folder() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (named != null) {
            if (!Files.isDirectory(Path.of(named))) {
                throw new IllegalArgumentException(PROPERTY + " or " + VARIABLE + " names no folder: " + named);
            }
            return Path.of(named);
        }
        Path above = Path.of("").toAbsolutePath().getParent();
        for (int i = 0; i < 3 && above != null; i++) {
            if (Files.isDirectory(above.resolve(USUAL))) {
                return above.resolve(USUAL);
            }
            above = above.getParent();
        }
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
