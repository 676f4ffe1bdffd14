package org.pageproof.checker.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.scenario.BadInput;

/** The source tree that the program was built in: there are the shipped specs. */
final class Home {
    private Home() {}

    /**
     * The shipped specs for searches, by name of the file.
     *
     * @throws BadInput when the program does not run from its tree
     */
    static List<Path> shippedSpecs() throws BadInput {
        return shipped("invariants");
    }

    /**
     * The shipped specs that only proofs can judge, by name of the file.
     *
     * @throws BadInput when the program does not run from its tree
     */
    static List<Path> shippedProofs() throws BadInput {
        return shipped("proofs");
    }

    private static List<Path> shipped(String name) throws BadInput {
        Path invariants = find();
        if (invariants == null) {
            throw new BadInput(
                    "the shipped specs are not here: name a spec file, or run ./pageproof in its source tree");
        }
        Path folder = invariants.resolveSibling(name);
        try (Stream<Path> files = Files.list(folder)) {
            Path here = Path.of("").toAbsolutePath();
            return files.filter(f -> f.toString().endsWith(".inv"))
                    .sorted()
                    .map(f -> f.startsWith(here) ? here.relativize(f) : f)
                    .toList();
        } catch (IOException e) {
            throw new BadInput(folder + ": cannot be read: " + e.getMessage());
        }
    }

    /** How a trace names a file: relative to the source tree where it is in there, else as it was given. */
    static String portable(String file) {
        Path folder = find();
        if (folder == null) {
            return file;
        }
        Path root = folder.resolve("..").resolve("..").normalize();
        Path full = Path.of(file).toAbsolutePath().normalize();
        return full.startsWith(root) ? root.relativize(full).toString() : file;
    }

    /** A file named relative to the folder that the user is in, or else to the source tree. */
    static Path resolve(Path file) {
        Path folder = find();
        if (Files.exists(file) || folder == null) {
            return file;
        }
        Path inTree = folder.resolve("..").resolve("..").resolve(file).normalize();
        return Files.exists(inTree) ? inTree : file;
    }

    /** The folder of the shipped specs, looked for upwards from the place of this class. */
    private static @Nullable Path find() {
        try {
            Path at = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path p = at; p != null; p = p.getParent()) {
                Path folder = p.resolve("spec").resolve("invariants");
                if (Files.isDirectory(folder)) {
                    return folder;
                }
            }
            return null;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
