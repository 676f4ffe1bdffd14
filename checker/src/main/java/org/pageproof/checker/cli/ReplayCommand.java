package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a counterexample again. */
@Command(
        name = "replay",
        description = "Runs a recorded counterexample again and says whether it ends in the same violation.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof replay counterexamples/B13/trace.json",
            "  pageproof replay --on jvm counterexamples/B13/trace.json"
        })
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "TRACE", description = "A trace written by check, or a folder with one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--on",
            paramLabel = "steps|jvm|jpf",
            defaultValue = "steps",
            description = "steps: in the step program. jvm: also on the model's own classes with real threads."
                    + " jpf: also on them under Java PathFinder."
                    + " Default: steps.")
    private String on = "steps";

    @Option(
            names = "--jpf-home",
            paramLabel = "DIR",
            description = "Where Java PathFinder was built. Default: JPF_HOME, or else the local Maven repository.")
    private @Nullable Path jpfHome;

    @Option(names = "--model-path", paramLabel = "PLACE", description = "Where models are, as for check.")
    private List<Path> modelPath = new ArrayList<>();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        Quantities.oneOf("--on", on, List.of("steps", "jvm", "jpf"));
        Trace trace = ShowCommand.only(file);
        TraceReplay replay = new TraceReplay(trace, modelPath);
        ExitCode code = replay.run(on, jpfHome);
        for (String said : replay.says()) {
            Columns.wrap(said, console.columns(), "    ").forEach(console.out()::println);
        }
        console.out().flush();
        return code.code();
    }
}
