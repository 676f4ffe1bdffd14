package org.pageproof.checker.steps.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void theSourceItselfAndTheFolderItIsIn() throws IOException {
        Path file = source("src/A.java", "class A {}\n// end");
        assertEquals(List.of("class A {}", "// end"), lines(List.of(file), "A.java"));
        assertEquals(List.of("class A {}", "// end"), lines(List.of(folder.resolve("src")), "A.java"));
        assertTrue(find(List.of(file), "B.java").isEmpty());
    }

    @Test
    void theProjectThatAClassFolderWasBuiltIn() throws IOException {
        source("project/src/main/java/p/A.java", "class A {}");
        Path classes = Files.createDirectories(folder.resolve("project/target/classes"));
        assertEquals(List.of("class A {}"), lines(List.of(classes), "A.java"));
    }

    @Test
    void aJarAndTheSourcesBesideIt() throws IOException {
        Path jar = jar("m.jar", "p/A.class");
        assertTrue(find(List.of(jar), "A.java").isEmpty());
        jar("m-sources.jar", "p/A.java");
        assertEquals(List.of("p/A.java"), lines(List.of(jar), "A.java"));
        assertEquals(List.of("q/B.java"), lines(List.of(jar("n.jar", "q/B.java")), "B.java"));
    }

    @Test
    void ofTwoWithOneNameTheOneInThePackageOfTheModelIsMeant() throws IOException {
        source("src/p/A.java", "package p;");
        source("src/q/A.java", "package q;");
        List<Path> places = List.of(folder.resolve("src"));
        assertTrue(find(places, "A.java").isEmpty(), "neither can be meant");
        assertEquals(
                List.of("package q;"),
                ModelSources.of(places, List.of("q.Model", "p.Base"))
                        .find("A.java")
                        .orElseThrow()
                        .lines());
    }

    @Test
    void aPlaceThatCannotBeReadHasNoSources() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        assertTrue(find(List.of(broken, folder.resolve("gone")), "A.java").isEmpty());
    }

    private Path source(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A jar with one entry, whose text is its name. */
    private Path jar(String name, String entry) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(entry.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return file;
    }

    private static Optional<ModelSources.Source> find(List<Path> places, String name) {
        return ModelSources.of(places, List.of()).find(name);
    }

    private static List<String> lines(List<Path> places, String name) {
        return find(places, name).orElseThrow().lines();
    }
}
