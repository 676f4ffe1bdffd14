package org.pageproof.checker.steps.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Java sources of the places of a model path, for people to read. Beside the sources in a place itself these are, for
 * a folder of classes, the {@code src/main/java} of the project that it was built in, and for a jar the sources in it and
 * in the {@code -sources.jar} beside it.
 */
public final class ModelSources {
    private static final int FOLDERS_ABOVE_THE_CLASSES = 4;

    private final Map<String, List<Source>> byName = new LinkedHashMap<>();
    private final List<String> classes;

    /** One source: where it is, and its lines. */
    public record Source(String path, List<String> lines) {
        public Source {
            lines = List.copyOf(lines);
        }
    }

    private ModelSources(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    /**
     * The sources of the places. A place that cannot be read has none.
     *
     * @param classes names of the classes that the model is about: of two sources with one name, that in the package of
     *     the first of these is meant
     */
    public static ModelSources of(List<Path> places, List<String> classes) {
        ModelSources sources = new ModelSources(classes);
        Set<Path> seen = new LinkedHashSet<>();
        for (Path place : places) {
            for (Path root : roots(place.toAbsolutePath().normalize())) {
                if (seen.add(root)) {
                    sources.read(root);
                }
            }
        }
        return sources;
    }

    private static List<Path> roots(Path place) {
        List<Path> roots = new ArrayList<>(List.of(place));
        String name = String.valueOf(place.getFileName());
        if (name.endsWith(".jar")) {
            roots.add(place.resolveSibling(name.replaceFirst("\\.jar$", "-sources.jar")));
        } else if (Files.isDirectory(place)) {
            Path above = place.getParent();
            for (int i = 0; i < FOLDERS_ABOVE_THE_CLASSES && above != null; i++, above = above.getParent()) {
                roots.add(above.resolve("src").resolve("main").resolve("java"));
            }
        }
        return roots;
    }

    private void read(Path root) {
        try {
            if (Files.isDirectory(root)) {
                readAll(root, "");
            } else if (root.toString().endsWith(".jar") && Files.isRegularFile(root)) {
                try (FileSystem jar = FileSystems.newFileSystem(root)) {
                    readAll(jar.getPath("/"), root + "!");
                }
            } else if (root.toString().endsWith(".java") && Files.isRegularFile(root)) {
                add(root, "");
            }
        } catch (IOException | java.io.UncheckedIOException | java.nio.file.ProviderNotFoundException e) {
            // The sources are an aid to the reader; whoever asks for them says that they are not there.
            return;
        }
    }

    private void readAll(Path folder, String container) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".java") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            add(file, container);
        }
    }

    private void add(Path file, String container) throws IOException {
        // Bytes that are no UTF-8 become replacement characters: a comment in another encoding is no obstacle.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        byName.computeIfAbsent(String.valueOf(file.getFileName()), n -> new ArrayList<>())
                .add(new Source(container + file, text.lines().toList()));
    }

    /** The source of this name, such as {@code Pages.java}; empty when there is none, or several and none is meant. */
    public Optional<Source> find(String name) {
        List<Source> found = byName.getOrDefault(name, List.of());
        for (String c : classes) {
            String path = "/" + c.substring(0, c.lastIndexOf('.') + 1).replace('.', '/') + name;
            for (Source s : found) {
                if (c.indexOf('.') > 0 && s.path().replace('\\', '/').endsWith(path)) {
                    return Optional.of(s);
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
