package org.pageproof.checker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.spin.PromelaModel;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.typed.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a scenario in the language of another checker. */
@Command(
        name = "export",
        description = "Writes a scenario with its properties for another checker.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof export --promela docs/examples/refcount/refcount.inv --scenario refcount",
            "  pageproof export --promela my.inv --scenario s --out my.pml"
        })
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--promela",
            paramLabel = "SPEC",
            required = true,
            description = "Write a scenario of this spec in Promela, the language of SPIN.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path spec;

    @Option(names = "--scenario", paramLabel = "NAME", required = true, description = "The scenario.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String scenario;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write. Default: what is printed.")
    private @Nullable Path out;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        if (out != null && Files.isDirectory(out)) {
            throw new BadInput("--out " + out + ": this is a folder; give the name of a file, such as "
                    + out.resolve(scenario + ".pml"));
        }
        LoadedSpec loaded = new SpecLoader(model.modelPath()).load(spec);
        Prepared prepared = Prepared.of(loaded, named(loaded), model.settings());
        StepProgram program = prepared.compile();
        PromelaModel promela;
        try {
            promela = PromelaModel.of(program, Properties.of(prepared.scenario(), program));
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        }
        for (Map.Entry<String, String> left : promela.notJudged().entrySet()) {
            console.err().println("warning: " + left.getKey() + " is left out: " + left.getValue());
        }
        String text = promela.text(heading(prepared, program));
        if (out == null) {
            console.out().print(text);
            console.out().flush();
        } else {
            Path file = out.toAbsolutePath();
            OutputFolder.open(Objects.requireNonNull(file.getParent()))
                    .write(Objects.requireNonNull(file.getFileName()).toString(), text);
            console.out().println("wrote " + out);
            console.out().flush();
        }
        return ExitCode.MET.code();
    }

    private Scenario named(LoadedSpec loaded) throws BadInput {
        return loaded.spec()
                .scenario(scenario)
                .orElseThrow(() -> new BadInput("--scenario " + scenario + ": " + spec
                        + " has no such scenario; it has: "
                        + loaded.spec().scenarios().stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }

    private static List<String> heading(Prepared prepared, StepProgram program) {
        Trace.Model model = TraceIdentity.model(prepared, program);
        Trace.Spec spec = TraceIdentity.spec(prepared);
        List<String> lines = new ArrayList<>();
        lines.add("Scenario " + spec.scenario() + " of " + spec.file() + " (fingerprint " + spec.fingerprint() + "),");
        lines.add("model " + model.name() + (model.variant() == null ? "" : ", variant " + model.variant())
                + " (fingerprint " + model.fingerprint() + "): " + model.scope() + ".");
        return lines;
    }
}
