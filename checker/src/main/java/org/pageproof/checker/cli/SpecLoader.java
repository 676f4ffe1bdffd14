package org.pageproof.checker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pageproof.checker.properties.schema.SchemaBuilder;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Spec;

/** Reads specs, finds their models and checks the one against the other. */
final class SpecLoader {
    private final List<Path> places;

    /** A loader that looks for models in these places before all others. */
    SpecLoader(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /**
     * Reads one spec.
     *
     * @throws BadInput with all its errors, each with its place
     */
    LoadedSpec load(Path file) throws BadInput {
        Result<SpecFile> parsed = SpecReader.read(read(file), file);
        List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
        if (parsed.value() == null || parsed.get().modelName().isEmpty()) {
            throw new BadInput(text(found));
        }
        ModelPath models;
        ModelSchema schema;
        try {
            models = models(parsed.get().modelName().get(), file);
            schema = SchemaBuilder.of(models, parsed.get().modelName().get());
        } catch (ModelNotFound | ModelRefused e) {
            throw new BadInput(text(found) + modelClause(parsed.get()) + ": " + e.getMessage());
        }
        Result<Spec> checked = TypeChecker.check(parsed.get(), schema);
        found.addAll(checked.diagnostics());
        if (!parsed.ok() || !checked.ok()) {
            throw new BadInput(text(found));
        }
        return new LoadedSpec(checked.get(), models, found);
    }

    /**
     * The files that are meant by files and folders, of folders all specs in them and below in alphabetical order; by none,
     * the shipped ones.
     *
     * @throws BadInput when there is no spec in a folder
     */
    static List<Path> files(List<Path> places) throws BadInput {
        List<Path> all = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                all.add(place);
                continue;
            }
            try (Stream<Path> below = Files.walk(place)) {
                List<Path> specs = below.filter(f -> f.toString().endsWith(".inv") && Files.isRegularFile(f))
                        .sorted()
                        .toList();
                if (specs.isEmpty()) {
                    throw new BadInput(place + ": there is no spec (.inv) in this folder or below; give a spec file");
                }
                all.addAll(specs);
            } catch (IOException | UncheckedIOException e) {
                throw new BadInput(place + ": cannot be read; give a folder that you may read");
            }
        }
        return places.isEmpty() ? Home.shippedSpecs() : all;
    }

    /** The place of the clause that names the model. */
    private static String modelClause(SpecFile spec) {
        Ident model = spec.model();
        int at = model == null ? 0 : model.span().start();
        SourceText source = spec.source();
        return source.file() + ":" + source.line(at) + ":" + source.column(at);
    }

    private static String text(List<Diagnostic> diagnostics) {
        return DiagnosticPrinter.print(diagnostics);
    }

    private static SourceText read(Path file) throws BadInput {
        try {
            return SourceText.of(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new BadInput(file + ": there is no such file; give the path of a spec, or none for the shipped ones");
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read; give the path of a spec that you may read");
        }
    }

    /** The given places and the shipped models; where these do not have it, the sources beside the spec as well. */
    ModelPath models(String model, Path spec) throws ModelNotFound {
        List<Path> all = new ArrayList<>(places);
        all.add(ModelPath.machinePlace());
        ModelPath path = ModelPath.of(all);
        if (path.modelNames().contains(model)) {
            return path;
        }
        List<Path> beside = sourcesBeside(spec);
        if (beside.isEmpty()) {
            return path;
        }
        all.addAll(0, beside);
        return ModelPath.of(all);
    }

    private static List<Path> sourcesBeside(Path spec) {
        Path folder = spec.getParent();
        try (Stream<Path> files = Files.list(folder == null ? Path.of("") : folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
