package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pageproof.checker.report.ModelListing;
import org.pageproof.checker.report.SpecListing;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.schema.ModelSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what can be checked and what specs may name. */
@Command(
        name = "list",
        description =
                "Shows specs with their properties, scenarios and variants, or what a spec may name of its model.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pageproof list", "  pageproof list --model docs/examples/refcount/refcount.inv"})
final class ListCommand implements Callable<Integer> {
    /** Most columns, for people read no longer lines. */
    private static final int WIDTH = 100;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Specs to list. Default: all shipped specs.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--model",
            description = "Show the objects, fields, flags, operations and ranges that the spec may name.")
    private boolean model;

    @Option(names = "--model-path", paramLabel = "PLACE", description = "Where models are, as for check.")
    private List<Path> modelPath = new ArrayList<>();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        SpecLoader loader = new SpecLoader(modelPath);
        ExitCode code = ExitCode.MET;
        Set<String> listed = new LinkedHashSet<>();
        Set<String> variants = new LinkedHashSet<>();
        for (Path file : SpecFiles.of(files)) {
            try {
                LoadedSpec loaded = loader.load(file);
                ModelSchema schema = loaded.spec().schema();
                int width = Math.min(console.columns(), WIDTH);
                if (model) {
                    listed.add(ModelListing.of(schema, width));
                } else {
                    listed.add(SpecListing.of(loaded.spec(), width));
                    if (!schema.variants().isEmpty()) {
                        variants.add(SpecListing.variants(schema, width));
                    }
                }
            } catch (BadInput e) {
                console.err().println(e.getMessage());
                code = code.and(ExitCode.BAD_INPUT);
            }
        }
        listed.addAll(variants);
        console.out().print(String.join("\n", listed));
        console.out().flush();
        return code.code();
    }
}
