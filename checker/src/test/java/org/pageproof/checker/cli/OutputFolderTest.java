package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.scenario.BadInput;

class OutputFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void makesTheFolderAndReplacesFiles() throws BadInput, IOException {
        OutputFolder out = OutputFolder.open(folder.resolve("a").resolve("b"));
        out.write("x.json", "one");
        Path file = out.write("x.json", "two");
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("x.json"), names(folder.resolve("a").resolve("b")));
    }

    @Test
    void aFileInThePlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertSays("there is a file of that name", assertThrows(BadInput.class, () -> OutputFolder.open(file)));
    }

    @Test
    void aFolderThatCannotBeMade() {
        assertSays("cannot write", assertThrows(BadInput.class, () -> OutputFolder.open(Path.of("/proc/pageproof"))));
        assertSays("cannot write", assertThrows(BadInput.class, () -> OutputFolder.open(Path.of("/proc"))));
    }

    @Test
    void nothingIsLeftWhenWritingFails() throws BadInput, IOException {
        OutputFolder out = OutputFolder.open(folder);
        Files.createDirectories(folder.resolve("x.json").resolve("in the way"));
        assertSays("x.json", assertThrows(BadInput.class, () -> out.write("x.json", "text")));
        assertEquals(List.of("x.json"), names(folder));
    }

    private static void assertSays(String part, BadInput e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("--out: ") && message.contains(part), message);
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.map(p -> p.getFileName().toString()).toList();
        }
    }
}
