package org.pageproof.checker.steps.load;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.pageproof.machine.Model;
import org.pageproof.machine.Variant;

/**
 * The models that can be named in a spec: the classes annotated with {@code @Model} and {@code @Variant} in a list of
 * places. A place is a Java source file, a folder of sources, a folder of classes or a jar; later places never replace
 * classes of earlier ones. A source replaces the class files of its place.
 */
public final class ModelPath {
    private final List<Path> places;
    private final ModelLoader loader;
    private final Map<String, String> models = new TreeMap<>();
    private final Map<String, String> twice = new TreeMap<>();
    private final Map<String, Map<String, VariantClass>> variants = new TreeMap<>();
    private final Map<String, Map<String, VariantClass>> variantsTwice = new TreeMap<>();

    /** A class annotated with {@code @Variant}. */
    public record VariantClass(String name, String says, String className) {}

    private ModelPath(List<Path> places, ModelLoader loader) {
        this.places = List.copyOf(places);
        this.loader = loader;
    }

    /**
     * Reads all class files and compiles all sources of the places.
     *
     * @throws ModelNotFound when a place does not exist, cannot be read or does not compile
     */
    public static ModelPath of(List<Path> places) throws ModelNotFound {
        List<Map<String, byte[]>> binaries = new ArrayList<>();
        List<List<Path>> sources = new ArrayList<>();
        for (Path place : places) {
            binaries.add(new TreeMap<>());
            sources.add(new ArrayList<>());
            read(place, binaries.get(binaries.size() - 1), sources.get(sources.size() - 1));
        }
        Map<URI, Map<String, byte[]>> compiled = compile(places, sources);
        Map<String, byte[]> classes = new TreeMap<>();
        for (int i = 0; i < binaries.size(); i++) {
            // Sources first: a class file beside its source may be older than the source.
            for (Path source : sources.get(i)) {
                compiled.getOrDefault(SourceCompiler.key(source), Map.of()).forEach(classes::putIfAbsent);
            }
            binaries.get(i).forEach(classes::putIfAbsent);
        }
        ModelPath path = new ModelPath(places, new ModelLoader(classes));
        for (byte[] bytes : classes.values()) {
            path.index(bytes);
        }
        return path;
    }

    private static Map<URI, Map<String, byte[]>> compile(List<Path> places, List<List<Path>> sources)
            throws ModelNotFound {
        List<Path> all = sources.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        String classPath = Stream.concat(
                        places.stream().filter(p -> !p.toString().endsWith(".java")), Stream.of(machinePlace()))
                .map(Path::toString)
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
        return SourceCompiler.compile(all, classPath);
    }

    /** Where the machine package and the models that come with it were loaded from. */
    public static Path machinePlace() {
        try {
            return Path.of(Model.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Path place, Map<String, byte[]> classes, List<Path> sources) throws ModelNotFound {
        if (!Files.exists(place)) {
            throw new ModelNotFound("model path: " + place
                    + " does not exist; give a source file, a folder of sources or classes, or a jar");
        }
        String name = place.toString();
        try {
            if (Files.isDirectory(place)) {
                readFolder(place, classes, sources);
            } else if (name.endsWith(".java")) {
                sources.add(place);
            } else if (name.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    readFolder(jar.getPath("/"), classes, new ArrayList<>());
                }
            } else {
                throw new ModelNotFound("model path: " + place + " is neither a .java file, a folder nor a .jar");
            }
        } catch (IOException | java.nio.file.ProviderNotFoundException e) {
            throw new ModelNotFound("model path: cannot read " + place + ": " + e.getMessage());
        }
    }

    private static void readFolder(Path folder, Map<String, byte[]> classes, List<Path> sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                sources.add(file);
            } else if (name.endsWith(".class") && !name.equals("module-info.class")) {
                byte[] bytes = Files.readAllBytes(file);
                classes.putIfAbsent(className(file, bytes), bytes);
            }
        }
    }

    private static String className(Path file, byte[] bytes) throws IOException {
        try {
            return new ClassReader(bytes).getClassName().replace('/', '.');
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // A truncated file, or one of a Java newer than this tool knows.
            throw new IOException(
                    file.getFileName() + " is not a class file that can be read; compile it for Java 17", e);
        }
    }

    private void index(byte[] bytes) {
        new ClassReader(bytes).accept(new Indexer(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    /** The places, as they were given. */
    public List<Path> places() {
        return places;
    }

    /** Model names in alphabetical order. */
    public List<String> modelNames() {
        return List.copyOf(models.keySet());
    }

    /** The variants of a model, by name. */
    public Map<String, VariantClass> variants(String model) {
        return variants.getOrDefault(model, Map.of());
    }

    /**
     * The model of that name, or the variant of it.
     *
     * @throws ModelNotFound when there is none
     */
    public ModelClass model(String name, @Nullable String variant) throws ModelNotFound {
        String className = models.get(name);
        String second = twice.get(name);
        if (className != null && second != null) {
            throw new ModelNotFound("two classes are annotated @Model(\"" + name + "\"): " + className + " and "
                    + second + "; give one of them another name");
        }
        if (className == null) {
            String known = models.isEmpty() ? "there are no models on the model path" : "known: " + modelNames();
            throw new ModelNotFound("no class annotated @Model(\"" + name + "\") on the model path; " + known
                    + "; give its place with --model-path");
        }
        if (variant != null) {
            VariantClass v = variants(name).get(variant);
            if (v == null) {
                throw new ModelNotFound("model " + name + " has no variant " + variant + "; known: "
                        + variants(name).keySet());
            }
            VariantClass other = variantsTwice.getOrDefault(name, Map.of()).get(variant);
            if (other != null) {
                throw new ModelNotFound("two classes are the variant " + variant + " of model " + name + ": "
                        + v.className() + " and " + other.className() + "; give one of them another name");
            }
            className = v.className();
        }
        return new ModelClass(name, variant, className, loader);
    }

    private final class Indexer extends ClassVisitor {
        private String className = "";

        Indexer() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            className = name.replace('/', '.');
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            boolean isModel = descriptor.equals(descriptorOf(Model.class));
            boolean isVariant = descriptor.equals(descriptorOf(Variant.class));
            if (!isModel && !isVariant) {
                return null;
            }
            Map<String, String> values = new TreeMap<>();
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    values.put(name, value.toString());
                }

                @Override
                public void visitEnd() {
                    String name = values.getOrDefault("value", "");
                    if (isModel) {
                        if (models.putIfAbsent(name, className) != null) {
                            twice.put(name, className);
                        }
                    } else {
                        String of = values.getOrDefault("of", "");
                        VariantClass v = new VariantClass(name, values.getOrDefault("says", ""), className);
                        if (variants.computeIfAbsent(of, m -> new TreeMap<>()).putIfAbsent(name, v) != null) {
                            variantsTwice
                                    .computeIfAbsent(of, m -> new TreeMap<>())
                                    .put(name, v);
                        }
                    }
                }
            };
        }

        private String descriptorOf(Class<?> annotation) {
            return "L" + annotation.getName().replace('.', '/') + ";";
        }
    }
}
