package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.lint.Linter;
import org.pageproof.spec.typed.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Warns of what is correct in a spec but probably not meant. */
@Command(
        name = "lint",
        description = "Warns of unused names, comparisons that never differ and the like. Explores nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no warning", "1:at least one warning", "2:bad input"},
        footerHeading = "%nExamples:%n",
        footer = {"  pageproof lint", "  pageproof lint my.inv"})
final class LintCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Specs to read, or folders of specs. Default: all shipped specs.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--model-path", paramLabel = "PLACE", description = "Where models are, as for check.")
    private List<Path> modelPath = new ArrayList<>();

    LintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        SpecLoader loader = new SpecLoader(modelPath);
        ExitCode code = ExitCode.MET;
        for (Path file : SpecFiles.of(files)) {
            try {
                LoadedSpec loaded = loader.load(file);
                for (Scenario scenario : loaded.spec().scenarios()) {
                    Prepared.requireNumbersThatFit(loaded, scenario);
                }
                List<Diagnostic> warnings = new ArrayList<>(loaded.warnings());
                warnings.addAll(Linter.lint(loaded.spec()));
                console.out().print(DiagnosticPrinter.print(warnings));
                code = code.and(warnings.isEmpty() ? ExitCode.MET : ExitCode.NOT_MET);
            } catch (BadInput e) {
                console.err().println(e.getMessage());
                code = code.and(ExitCode.BAD_INPUT);
            }
        }
        console.out().flush();
        return code.code();
    }
}
