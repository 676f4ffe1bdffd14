package org.pageproof.checker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.pageproof.checker.scenario.BadInput;

/** Writes every question to a solver as a file of its own. The folder is there with all of them or not at all. */
final class EmittedObligations implements AutoCloseable {
    private final Path folder;
    private final Path part;

    private EmittedObligations(Path folder, Path part) {
        this.folder = folder;
        this.part = part;
    }

    /**
     * Makes sure that the folder can be written.
     *
     * @param folder must not be there yet, or be empty
     */
    static EmittedObligations open(Path folder) throws BadInput {
        Path whole = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(whole)) {
                try (Stream<Path> inside = Files.list(whole)) {
                    if (inside.findAny().isPresent()) {
                        throw new BadInput("--emit-smt2 " + folder
                                + ": the folder is not empty; give another, or empty it before");
                    }
                }
            }
            Path parent = whole.getParent() == null ? whole : whole.getParent();
            Files.createDirectories(parent);
            return new EmittedObligations(
                    whole, Files.createDirectory(parent.resolve(".pageproof-" + UUID.randomUUID() + ".tmp")));
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    /**
     * Writes questions that belong together, and what they are for.
     *
     * @param name of their folder
     * @param files by name
     */
    void add(String name, Map<String, String> files) throws BadInput {
        try {
            Path own = Files.createDirectory(part.resolve(name));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(own.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    /** Puts the folder in its place. */
    void finish() throws BadInput {
        try {
            Files.deleteIfExists(folder);
            Files.move(part, folder);
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    /** Clears away what was not finished. */
    @Override
    public void close() {
        if (Files.exists(part)) {
            try (Stream<Path> all = Files.walk(part)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static BadInput failed(Path folder) {
        return new BadInput("--emit-smt2 " + folder + ": cannot be written there; give a folder that can be made");
    }
}
