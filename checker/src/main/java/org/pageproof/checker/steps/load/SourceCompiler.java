package org.pageproof.checker.steps.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a user's model sources in memory, with debug information. */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * The class files by binary name, for each source by its {@link #key}.
     *
     * @throws ModelNotFound with javac's messages when the sources do not compile
     */
    static Map<URI, Map<String, byte[]>> compile(List<Path> sources, String classPath) throws ModelNotFound {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new ModelNotFound("model sources need a JDK to be compiled; this Java has no compiler: "
                    + "run with a JDK 17 or give compiled classes on --model-path");
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        Map<URI, Map<String, ByteArrayOutputStream>> classes = new HashMap<>();
        StandardJavaFileManager files = javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
        boolean ok;
        try (JavaFileManager memory = new InMemory(files, classes)) {
            List<String> options =
                    List.of("-g", "-parameters", "-nowarn", "-proc:none", "-implicit:none", "-classpath", classPath);
            ok = javac.getTask(null, memory, messages, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException e) {
            throw new ModelNotFound("cannot compile the model sources: " + e.getMessage());
        }
        if (!ok) {
            throw new ModelNotFound(errors(messages));
        }
        Map<URI, Map<String, byte[]>> result = new HashMap<>();
        classes.forEach((source, ofSource) -> {
            Map<String, byte[]> bytes = new TreeMap<>();
            ofSource.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            result.put(source, bytes);
        });
        return result;
    }

    /** How the result of a compilation names a source. */
    static URI key(Path source) {
        return source.toUri().normalize();
    }

    private static String errors(DiagnosticCollector<JavaFileObject> messages) {
        StringBuilder text = new StringBuilder("the model sources do not compile");
        for (Diagnostic<? extends JavaFileObject> d : messages.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR) {
                String file = d.getSource() == null
                        ? "?"
                        : Path.of(d.getSource().getName()).getFileName().toString();
                text.append("\n  ").append(file).append(':').append(d.getLineNumber());
                text.append(':').append(d.getColumnNumber()).append(": ");
                text.append(d.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
            }
        }
        return text.toString();
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<URI, Map<String, ByteArrayOutputStream>> classes;

        InMemory(JavaFileManager files, Map<URI, Map<String, ByteArrayOutputStream>> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.computeIfAbsent(sibling.toUri().normalize(), s -> new TreeMap<>())
                            .put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
