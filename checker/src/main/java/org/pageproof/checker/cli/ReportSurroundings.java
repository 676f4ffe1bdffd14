package org.pageproof.checker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.html.Surroundings;
import org.pageproof.checker.report.html.Surroundings.PropertyText;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.load.ModelSources;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.SpecFile;

/** Looks up what the report of a trace says beside the trace: its model, the sources of it, and its spec, as they are now. */
final class ReportSurroundings {
    private final Trace trace;
    private final SpecLoader loader;
    private final Path specFile;
    private final List<String> notices = new ArrayList<>();

    ReportSurroundings(Trace trace, SpecLoader loader) {
        this.trace = trace;
        this.loader = loader;
        this.specFile = Home.resolve(Path.of(trace.spec().file()));
    }

    /** All that is known; what is not there, or has changed since, is a notice and no error. */
    Surroundings of(Path traceFile) {
        Surroundings.Sources sources = sources();
        PropertyText property = property();
        return new Surroundings(traceFile.toString().replace('\\', '/'), notices, property, sources);
    }

    private Surroundings.Sources sources() {
        Trace.Model model = trace.model();
        try {
            ModelPath models = loader.models(model.name(), specFile);
            List<String> classes = new ArrayList<>();
            ModelClass meant = models.model(model.name(), model.variant());
            classes.add(meant.className());
            classes.add(models.model(model.name(), null).className());
            compare(meant);
            ModelSources found = ModelSources.of(models.places(), classes);
            return name -> found.find(name).map(s -> new Surroundings.Source(shown(s.path()), s.lines()));
        } catch (ModelNotFound e) {
            notices.add("the model " + model.name()
                    + (model.variant() == null ? "" : " with variant " + model.variant())
                    + " is not on the model path, so nothing says whether it has changed since the trace was recorded");
            return name -> Optional.empty();
        }
    }

    /** A path as people know it: from the source tree, or from the folder that they are in. */
    private static String shown(String path) {
        String portable = Home.portable(path);
        Path here = Path.of("").toAbsolutePath();
        Path full = Path.of(portable);
        return full.startsWith(here) ? here.relativize(full).toString() : portable;
    }

    private void compare(ModelClass model) {
        try {
            String now = StepCompiler.compile(
                            model, trace.model().parameters(), trace.model().cpus())
                    .fingerprint();
            if (!now.equals(trace.model().fingerprint())) {
                notices.add("the model has changed since the trace was recorded (its code or its world is different);"
                        + " source lines are those of today");
            }
        } catch (ModelNotFound | ModelRefused e) {
            notices.add(
                    "the model has changed since the trace was recorded: it cannot be built with the parameters of the"
                            + " trace any more; source lines are those of today");
        }
    }

    /** The property as the spec has it now; null for what no spec declares. */
    private @Nullable PropertyText property() {
        Trace.Spec recorded = trace.spec();
        SourceText text = read(specFile);
        if (text == null) {
            notices.add("the spec " + recorded.file() + " is not there");
            return null;
        }
        SpecFile spec = SpecReader.read(text, specFile).get();
        if (!TraceIdentity.fingerprint(spec.source().all()).equals(recorded.fingerprint())) {
            notices.add("the spec " + recorded.file() + " has changed since the trace was recorded");
        }
        return declared(spec);
    }

    private static @Nullable SourceText read(Path file) {
        try {
            return SourceText.of(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable PropertyText declared(SpecFile spec) {
        List<Declaration> all = spec.declarations();
        for (int i = 0; i < all.size(); i++) {
            Declaration d = all.get(i);
            if (d.name().text().equals(trace.finding().property()) && !(d instanceof Declaration.ScenarioDecl)) {
                // It may stand in a file that the spec imports.
                SourceText text = spec.source().at(d.name().span().start());
                int first = text.line(d.name().span().start());
                int next = i + 1 < all.size() ? all.get(i + 1).name().span().start() : text.end();
                int end = next > text.start() && next < text.end() ? text.line(next) : text.line(text.end()) + 1;
                Ident number = d.number();
                return new PropertyText(
                        number == null ? "" : number.text(),
                        Home.portable(text.file()),
                        first,
                        d instanceof Declaration.LifetimeDecl l
                                ? lines(text, first, text.line(l.span().end()) + 1)
                                : body(text, first, end));
            }
        }
        return null;
    }

    /** The lines of a declaration with a body: up to the next one, without the comments and blank lines before that. */
    private static List<String> body(SourceText text, int first, int end) {
        List<String> lines = lines(text, first, end);
        while (lines.size() > 1 && !lines.get(lines.size() - 1).contains("}")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static List<String> lines(SourceText text, int first, int end) {
        List<String> lines = new ArrayList<>();
        for (int n = first; n < end; n++) {
            lines.add(text.lineText(n));
        }
        return lines;
    }
}
