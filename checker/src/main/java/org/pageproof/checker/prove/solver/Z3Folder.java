package org.pageproof.checker.prove.solver;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which a process of Z3 unpacks its library (35 MB). It is emptied as soon as the library is loaded, where the
 * operating system allows that. What was left all the same is cleared away by a later run.
 */
final class Z3Folder {
    private static final String PREFIX = "pageproof-z3-";
    private static final Duration STALE = Duration.ofDays(1);

    private Z3Folder() {}

    /** A new folder under the temporary folder. Clears away stale ones first. */
    static Path create() throws IOException {
        deleteStale(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
        return Files.createTempDirectory(PREFIX);
    }

    /** Deletes the folders of processes that were killed more than a day before {@code now}, as far as they are this user's. */
    static void deleteStale(Path temporary, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(STALE))
                        && Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            // What cannot be listed or asked for its owner is not ours to clear away.
            return;
        }
    }

    /** Deletes the folders in a folder, as far as possible; the library is in one of its own. */
    static void deleteFoldersIn(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isDirectory).toList().forEach(Z3Folder::delete);
        } catch (IOException e) {
            // Then they go with the folder itself.
            return;
        }
    }

    /** Deletes a folder with all that is in it, as far as possible. */
    static void delete(Path folder) {
        below(folder).forEach(Z3Folder::deleteOne);
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // In use, as libraries are on some systems: a later run clears it away.
            return;
        }
    }
}
