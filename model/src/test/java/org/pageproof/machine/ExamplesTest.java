package org.pageproof.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models of docs/examples compile against this package, and their variants name them. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path classes;

    @Test
    void refcount() throws Exception {
        List<Class<?>> loaded = compile("refcount");
        assertEquals(3, loaded.size());
        assertEquals("refcount", modelOf(loaded.get(0)));
        assertEquals(
                List.of("owner_first", "put_plain_write"), List.of(variantOf(loaded.get(1)), variantOf(loaded.get(2))));
    }

    @Test
    void lockbox() throws Exception {
        List<Class<?>> loaded = compile("lockbox");
        assertEquals(3, loaded.size());
        assertEquals("lockbox", modelOf(loaded.get(0)));
        assertEquals(List.of("opposite", "unchecked"), List.of(variantOf(loaded.get(1)), variantOf(loaded.get(2))));
    }

    private static String modelOf(Class<?> type) {
        Model model = type.getAnnotation(Model.class);
        assertNotNull(model, type.getName());
        return model.value();
    }

    private static String variantOf(Class<?> type) {
        Variant variant = type.getAnnotation(Variant.class);
        assertNotNull(variant, type.getName());
        assertEquals(modelOf(type.getSuperclass()), variant.of());
        return variant.value();
    }

    private List<Class<?>> compile(String example) throws IOException, ClassNotFoundException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(example))) {
            sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean ok = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path", "")),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(sources.toArray(Path[]::new)))
                .call();
        assertEquals(true, ok, messages.toString());
        URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        List<Class<?>> loaded = new java.util.ArrayList<>();
        for (Path source : sources) {
            loaded.add(loader.loadClass(source.getFileName().toString().replace(".java", "")));
        }
        return loaded;
    }
}
