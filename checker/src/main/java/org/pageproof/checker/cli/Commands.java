package org.pageproof.checker.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.spec.diagnostics.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. */
@Command(
        name = "pageproof",
        description = "Checks page-ownership invariants of a hypervisor model under every interleaving of its CPUs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof check                       all shipped specs",
            "  pageproof check my.inv --scenario s   one scenario of a spec of yours",
            "  pageproof prove --capacity            whether reference counts are wide enough for any guest",
            "  pageproof agree                       every engine on every scenario, compared",
            "  pageproof list                        what can be checked",
            "  pageproof show trace.json             a counterexample, step by step",
            "  pageproof report trace.json           the same as an HTML page",
            "",
            "Help on one command: pageproof help COMMAND",
            "Exit codes: 0 expectations met, 1 not met, 2 bad input, 3 inconclusive, 4 the tool contradicts itself"
        })
final class Commands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * The command line, ready to execute.
     *
     * @param terminal whether a person watches, who wants to see progress
     * @param columns of the terminal that results go to
     * @param environment variables of the process
     */
    static CommandLine line(
            PrintWriter out,
            PrintWriter err,
            Interrupt interrupt,
            boolean terminal,
            int columns,
            Map<String, String> environment) {
        Console console = new Console(out, err, terminal, columns, environment);
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new CheckCommand(console, interrupt))
                .addSubcommand(new ProveCommand(console, interrupt))
                .addSubcommand(new AgreeCommand(console, interrupt))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new LintCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setOut(out).setErr(err).setUsageHelpWidth(100);
        line.setParameterExceptionHandler(Commands::badUsage);
        line.setExecutionExceptionHandler(Commands::failed);
        return line;
    }

    @Override
    public void run() {
        String commands = spec.commandLine().getSubcommands().keySet().stream()
                .filter(c -> !c.equals("help"))
                .collect(Collectors.joining(", "));
        throw new ParameterException(spec.commandLine(), "a command is missing, one of: " + commands);
    }

    private static int badUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("pageproof: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String wrong = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
            String near = DidYouMean.nearest(
                    wrong,
                    wrong.startsWith("-")
                            ? line.getCommandSpec().optionsMap().keySet()
                            : line.getSubcommands().keySet());
            if (!near.isEmpty()) {
                err.println("Did you mean " + near + "?");
            }
        }
        err.println("See: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT.code();
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof BadInput) {
            line.getErr().println(e.getMessage());
            return ExitCode.BAD_INPUT.code();
        }
        StackTraceElement[] trace = e.getStackTrace();
        line.getErr()
                .println("pageproof: a fault in the tool itself, not in your input: " + e
                        + (trace.length == 0 ? "" : " at " + trace[0]));
        return ExitCode.CONTRADICTION.code();
    }
}
