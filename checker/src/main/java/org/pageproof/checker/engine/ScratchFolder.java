package org.pageproof.checker.engine;

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
 * Temporary folders of engines that run other programs. Each is deleted when it is done with; what a run left that was killed, a
 * later one clears away.
 */
public final class ScratchFolder {
    private static final Duration STALE = Duration.ofDays(1);

    private ScratchFolder() {}

    /**
     * A new folder under the temporary folder. Clears away stale ones of the same kind first.
     *
     * @param prefix what names of that kind begin with
     */
    public static Path create(String prefix) throws IOException {
        deleteStale(prefix, Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
        return Files.createTempDirectory(prefix);
    }

    /** Deletes the folders of that kind that are older than a day at {@code now}, as far as they are this user's. */
    static void deleteStale(String prefix, Path temporary, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, prefix + "*")) {
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

    /** Deletes a folder with all that is in it, as far as possible. */
    public static void delete(Path folder) {
        below(folder).forEach(ScratchFolder::deleteOne);
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
