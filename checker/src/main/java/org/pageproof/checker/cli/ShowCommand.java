package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pageproof.checker.trace.BadTrace;
import org.pageproof.checker.trace.ShownTrace;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a trace as a table. */
@Command(
        name = "show",
        description = "Shows a recorded counterexample step by step.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pageproof show counterexamples/B07/trace.json")
final class ShowCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "TRACE", description = "A trace written by check.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        console.out().print(new ShownTrace(load(file), console.columns()).text());
        console.out().flush();
        return ExitCode.MET.code();
    }

    static Trace load(Path file) throws BadInput {
        try {
            return new TraceFile().read(file);
        } catch (BadTrace e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
