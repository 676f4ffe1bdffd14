package org.pageproof.checker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pageproof.checker.scenario.BadInput;
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

    @Parameters(paramLabel = "TRACE", description = "A trace written by check, or a folder with one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput {
        console.out().print(new ShownTrace(only(file), console.columns()).text());
        console.out().flush();
        return ExitCode.MET.code();
    }

    /** The trace of a file, or the only one in a folder and below. */
    static Trace only(Path place) throws BadInput {
        if (!Files.isDirectory(place)) {
            return load(place);
        }
        Map<Path, Trace> traces = TraceFolder.read(place).traces();
        Map.Entry<Path, Trace> first = traces.entrySet().iterator().next();
        if (traces.size() > 1) {
            throw new BadInput(place + ": there are " + traces.size()
                    + " traces in this folder and below; give one, such as " + place.resolve(first.getKey()));
        }
        return first.getValue();
    }

    static Trace load(Path file) throws BadInput {
        try {
            return new TraceFile().read(file);
        } catch (BadTrace e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
