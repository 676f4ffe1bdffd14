package org.pageproof.spec.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Import;
import org.pageproof.spec.syntax.SpecFile;

/**
 * Reads a spec with the files that it imports, and makes one of them: the declarations of imported files stand before those
 * of the file itself, without their scenarios. A file that is imported in several ways is there once.
 */
public final class SpecReader {
    private static final int MOST_FILES = 100;

    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<Path, Node> read = new HashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final List<Path> open = new ArrayList<>();
    private int end;

    private SpecReader() {}

    /** A file that was read, with what it sees: itself, and what it imports directly or in turn. */
    private record Node(SpecFile file, Set<Node> sees, List<Import> imports) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * Reads a spec with all that it imports.
     *
     * @param text of the file; imported files are named in messages as seen from its name
     * @param place where the file is, so that imported files are found
     * @return the tree of all declarations that could be read, with every error that was found; never without a value
     */
    public static Result<SpecFile> read(SourceText text, Path place) {
        SpecReader reader = new SpecReader();
        Node main = reader.node(text, place, real(place));
        return new Result<>(reader.whole(main), reader.found);
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            return place.toAbsolutePath().normalize();
        }
    }

    private Node node(SourceText text, Path place, Path real) {
        SourceText source = text.startingAt(end);
        end = source.end() + 1;
        Result<SpecFile> parsed = SpecParser.parse(source);
        found.addAll(parsed.diagnostics());
        Node node = new Node(parsed.get(), new HashSet<>(), new ArrayList<>());
        node.sees().add(node);
        read.put(real, node);
        order.add(node);
        open.add(real);
        Reporter reporter = new Reporter(source);
        Map<Node, Ident> direct = new LinkedHashMap<>();
        for (Import clause : parsed.get().imports()) {
            Node imported = imported(clause.path(), source, place, reporter);
            if (imported == null) {
                node.imports().add(clause);
                continue;
            }
            Ident before = direct.putIfAbsent(imported, clause.path());
            if (before != null) {
                reporter.error(
                        SpecError.IMPORTED_TWICE,
                        clause.path().span(),
                        "this file is already imported in line "
                                + source.line(before.span().start()),
                        "one import is enough");
            }
            if (!sameModel(node.file(), imported.file(), clause.path().span(), reporter)) {
                node.imports().add(clause);
                continue;
            }
            node.sees().addAll(imported.sees());
            List<SourceText> files =
                    imported.sees().stream().map(n -> n.file().source()).toList();
            node.imports().add(new Import(clause.path(), files));
        }
        open.remove(open.size() - 1);
        found.addAll(reporter.sorted());
        return node;
    }

    private @Nullable Node imported(Ident path, SourceText source, Path place, Reporter reporter) {
        Path file;
        String name;
        try {
            Path relative = Path.of(path.text());
            if (path.text().isEmpty() || relative.isAbsolute()) {
                reporter.error(
                        SpecError.NO_IMPORT,
                        path.span(),
                        path.text().isEmpty() ? "this names no file" : "the path of an import is relative",
                        "write the path of a spec as seen from the folder of this one");
                return null;
            }
            file = place.resolveSibling(relative).normalize();
            name = Path.of(source.file()).resolveSibling(relative).normalize().toString();
        } catch (InvalidPathException e) {
            reporter.error(SpecError.NO_IMPORT, path.span(), "this is no path of a file");
            return null;
        }
        Path real = real(file);
        if (open.contains(real)) {
            cycle(path, real, reporter);
            return null;
        }
        Node known = read.get(real);
        if (known != null) {
            return known;
        }
        if (!Files.isRegularFile(file)) {
            missing(path, file, name, reporter);
            return null;
        }
        if (read.size() >= MOST_FILES) {
            reporter.error(
                    SpecError.NO_IMPORT,
                    path.span(),
                    "more than " + MOST_FILES + " files are imported",
                    "import fewer");
            return null;
        }
        try {
            return node(SourceText.of(name, Files.readAllBytes(file)), file, real);
        } catch (IOException e) {
            reporter.error(
                    SpecError.NO_IMPORT, path.span(), name + " cannot be read", "check the permissions of the file");
            return null;
        }
    }

    private static void missing(Ident path, Path file, String name, Reporter reporter) {
        List<String> beside = new ArrayList<>();
        Path folder = file.getParent();
        int last = path.text().lastIndexOf('/') + 1;
        try (Stream<Path> files = Files.list(folder == null ? Path.of("") : folder)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".inv"))
                    .sorted()
                    .forEach(f -> beside.add(path.text().substring(0, last) + f));
        } catch (IOException e) {
            beside.clear();
        }
        reporter.unknown(
                SpecError.NO_IMPORT,
                path.span(),
                Files.isDirectory(file) ? name + " is a folder" : "there is no file " + name,
                "write the path of a spec as seen from the folder of this one",
                path.text(),
                beside);
    }

    private void cycle(Ident path, Path real, Reporter reporter) {
        List<String> files = new ArrayList<>();
        for (Path p : open.subList(open.indexOf(real), open.size())) {
            files.add(String.valueOf(p.getFileName()));
        }
        files.add(String.valueOf(real.getFileName()));
        reporter.error(
                SpecError.IMPORT_CYCLE,
                path.span(),
                files.size() == 2
                        ? "this file imports itself"
                        : "these files import each other: " + String.join(" -> ", files),
                "put what they share into a file that imports none of them");
    }

    private static boolean sameModel(SpecFile importing, SpecFile imported, Span place, Reporter reporter) {
        String here = importing.modelName().orElse("");
        String there = imported.modelName().orElse("");
        boolean same = here.isEmpty() || there.isEmpty() || here.equals(there);
        if (!same) {
            reporter.error(
                    SpecError.OTHER_MODEL,
                    place,
                    imported.source().file() + " is about the model " + there + ", and this file about " + here,
                    "a spec can import specs of its own model only");
        }
        return same;
    }

    private SpecFile whole(Node main) {
        SpecFile file = main.file();
        List<Declaration> declarations = new ArrayList<>();
        Set<String> broken = new HashSet<>(file.broken());
        for (Node n : order) {
            if (!n.equals(main) && main.sees().contains(n)) {
                broken.addAll(n.file().broken());
                n.file().declarations().stream()
                        .filter(d -> !(d instanceof Declaration.ScenarioDecl))
                        .forEach(declarations::add);
            }
        }
        declarations.addAll(file.declarations());
        boolean complete = order.stream()
                .flatMap(n -> n.imports().stream())
                .noneMatch(i -> i.files().isEmpty());
        SourceText source = file.source()
                .with(order.stream().skip(1).map(n -> n.file().source()).toList());
        return new SpecFile(
                source, file.module(), file.model(), main.imports(), declarations, broken, complete, this::sees);
    }

    private boolean sees(Span use, Span declared) {
        Node from = at(use);
        return from.sees().contains(at(declared));
    }

    private Node at(Span span) {
        Node found = order.get(0);
        for (Node n : order) {
            if (n.file().source().start() <= span.start()) {
                found = n;
            }
        }
        return found;
    }
}
