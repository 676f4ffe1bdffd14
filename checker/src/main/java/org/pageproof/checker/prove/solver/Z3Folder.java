package org.pageproof.checker.prove.solver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pageproof.checker.engine.ScratchFolder;

/**
 * The folder in which a process of Z3 unpacks its library (35 MB). It is emptied as soon as the library is loaded, where the
 * operating system allows that. What was left all the same is cleared away by a later run.
 */
final class Z3Folder {
    private Z3Folder() {}

    static Path create() throws IOException {
        return ScratchFolder.create("pageproof-z3-");
    }

    /** Deletes the folders in a folder, as far as possible; the library is in one of its own. */
    static void deleteFoldersIn(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isDirectory).toList().forEach(ScratchFolder::delete);
        } catch (IOException e) {
            // Then they go with the folder itself.
            return;
        }
    }
}
