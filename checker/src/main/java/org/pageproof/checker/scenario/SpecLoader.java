package org.pageproof.checker.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/**
 * Reads specs, finds their models and checks the one against the other. Several specs of one model share what is read of it: a loader
 * looks into its places once. For one thread.
 */
public final class SpecLoader {
    private final List<Path> places;
    /** The given places and the shipped models; null before the first model was asked for. */
    private @Nullable ModelPath everywhere;
    /** Of models that are found there. */
    private final Map<String, ModelSchema> schemas = new HashMap<>();

    /** A loader that looks for models in these places before all others. */
    public SpecLoader(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /**
     * Reads one spec.
     *
     * @throws BadInput with all its errors, each with its place
     */
    public LoadedSpec load(Path file) throws BadInput {
        Result<SpecFile> parsed = SpecReader.read(read(file), file);
        List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
        if (parsed.value() == null || parsed.get().modelName().isEmpty()) {
            throw new BadInput(text(found));
        }
        ModelPath models;
        ModelSchema schema;
        try {
            models = models(parsed.get().modelName().get(), file);
            schema = schema(models, parsed.get().modelName().get());
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

    /**
     * The given places and the shipped models; where these do not have it, the sources beside the spec as well.
     *
     * @throws ModelNotFound when a place cannot be read
     */
    public ModelPath models(String model, Path spec) throws ModelNotFound {
        List<Path> all = new ArrayList<>(places);
        all.add(ModelPath.machinePlace());
        if (everywhere == null) {
            everywhere = ModelPath.of(all);
        }
        if (everywhere.modelNames().contains(model)) {
            return everywhere;
        }
        List<Path> beside = sourcesBeside(spec);
        if (beside.isEmpty()) {
            return everywhere;
        }
        all.addAll(0, beside);
        return ModelPath.of(all);
    }

    private ModelSchema schema(ModelPath models, String model) throws ModelNotFound, ModelRefused {
        ModelSchema known = models == everywhere ? schemas.get(model) : null;
        if (known != null) {
            return known;
        }
        ModelSchema schema = SchemaBuilder.of(models, model);
        if (models == everywhere) {
            schemas.put(model, schema);
        }
        return schema;
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
