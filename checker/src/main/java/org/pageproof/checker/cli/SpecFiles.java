package org.pageproof.checker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pageproof.checker.scenario.BadInput;

/** Finds the specs that a user means. */
final class SpecFiles {
    private SpecFiles() {}

    /**
     * The files that are meant by files and folders, of folders all specs in them and below in alphabetical order; by none,
     * the shipped ones for searches.
     *
     * @throws BadInput when there is no spec in a folder
     */
    static List<Path> of(List<Path> places) throws BadInput {
        return places.isEmpty() ? Home.shippedSpecs() : named(places);
    }

    /**
     * The same, but by none those that only proofs can judge.
     *
     * @throws BadInput when there is no spec in a folder
     */
    static List<Path> toProve(List<Path> places) throws BadInput {
        return places.isEmpty() ? Home.shippedProofs() : named(places);
    }

    private static List<Path> named(List<Path> places) throws BadInput {
        List<Path> all = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                all.add(place);
                continue;
            }
            try (Stream<Path> below = Files.walk(place)) {
                List<Path> specs = below.filter(f -> f.toString().endsWith(".inv") && Files.isRegularFile(f))
                        .sorted()
                        .toList();
                if (specs.isEmpty()) {
                    throw new BadInput(place + ": there is no spec (.inv) in this folder or below; give a spec file");
                }
                all.addAll(specs);
            } catch (IOException | UncheckedIOException e) {
                throw new BadInput(place + ": cannot be read; give a folder that you may read");
            }
        }
        return all;
    }
}
