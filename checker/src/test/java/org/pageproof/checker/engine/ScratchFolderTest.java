package org.pageproof.checker.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary folders of engines. */
class ScratchFolderTest {
    @Test
    void staleFoldersAreClearedAwayAndNoOthers(@TempDir Path temporary) throws IOException {
        Instant now = Instant.now();
        Path stale = folder(temporary, "pageproof-z3-1", now.minus(Duration.ofHours(25)));
        Path young = folder(temporary, "pageproof-z3-2", now.minus(Duration.ofHours(23)));
        Path other = folder(temporary, "turnkey3", now.minus(Duration.ofDays(9)));

        ScratchFolder.deleteStale("pageproof-z3-", temporary, now);

        assertFalse(Files.exists(stale));
        assertTrue(Files.exists(young) && Files.exists(other));
    }

    private static Path folder(Path parent, String name, Instant age) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(folder.resolve("libz3.so"), "x");
        Files.setLastModifiedTime(folder, FileTime.from(age));
        return folder;
    }
}
