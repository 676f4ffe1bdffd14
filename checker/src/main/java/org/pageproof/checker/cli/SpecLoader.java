package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.List;

final class SpecLoader {
    private final List<Path> places;

    SpecLoader(List<Path> places) {
        this.places = places;
    }

    LoadedSpec load(Path file) throws BadInput {
        if (places.isEmpty()) throw new BadInput("cannot " + file + places);
        throw new IllegalStateException();
    }
}
