package org.pageproof.checker.jpf;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.pageproof.checker.steps.load.ModelPath;

/**
 * The code that knows Java PathFinder: what runs around it ({@code host}) and under it ({@code target}). It comes as source and is
 * compiled against the Java PathFinder that was found, so that neither building nor running pageproof needs one.
 */
public final class Adapter {
    private static final String FOLDER = "jpf";

    private Adapter() {}

    /** It does not compile against the Java PathFinder that was found; the message is the compiler's first error. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * Compiles both parts.
     *
     * @param core the jar of Java PathFinder
     * @param into a folder, which gets {@code host} and {@code target} with class files
     * @param options further options of the compiler
     * @throws Broken when the compiler reports an error
     */
    public static void compile(Path core, Path into, List<String> options) throws Broken, IOException {
        Path sources = into.resolve("src");
        copySources(sources);
        String host = core + File.pathSeparator + System.getProperty("java.class.path");
        compile(sources.resolve("host"), host, into.resolve("host"), options);
        compile(sources.resolve("target"), ModelPath.machinePlace().toString(), into.resolve("target"), options);
    }

    private static void compile(Path sources, String classPath, Path into, List<String> options)
            throws Broken, IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new Broken("this Java has no compiler; run with a JDK 17");
        }
        Files.createDirectories(into);
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-proc:none", "-classpath", classPath, "-d", into.toString()));
        all.addAll(options);
        try (StandardJavaFileManager files =
                        javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            StringWriter rest = new StringWriter();
            boolean ok = javac.getTask(rest, files, messages, all, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            if (!ok) {
                throw new Broken(first(messages, rest.toString()));
            }
        }
    }

    private static String first(DiagnosticCollector<JavaFileObject> messages, String rest) {
        for (Diagnostic<? extends JavaFileObject> d : messages.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR) {
                return d.getMessage(Locale.ROOT).lines().findFirst().orElse("");
            }
        }
        return rest.lines().findFirst().orElse("the compiler gives no reason");
    }

    /** Copies the sources out of the class path, where they are resources. */
    private static void copySources(Path into) throws IOException {
        Path place;
        try {
            place = Path.of(Adapter.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (Files.isDirectory(place)) {
            copy(place.resolve(FOLDER), into);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                copy(jar.getPath("/" + FOLDER), into);
            }
        }
    }

    private static void copy(Path from, Path into) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path f : files) {
            Path to = into.resolve(from.relativize(f).toString());
            Files.createDirectories(to.getParent());
            Files.copy(f, to);
        }
    }
}
