package org.pageproof.checker.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageproof.checker.prove.capacity.Capacity;
import org.pageproof.checker.prove.capacity.CapacitySearch;
import org.pageproof.checker.prove.capacity.CapacityTable;
import org.pageproof.checker.prove.capacity.Era;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.Z3Solver;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has a solver decide what no search can visit. */
@Command(
        name = "prove",
        description = "Has the solver Z3 decide what no search can visit.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:decided", "2:bad input", "3:not decided, or no solver"},
        footerHeading = "%nExamples:%n",
        footer = {"  pageproof prove --capacity", "  pageproof prove --capacity --format json"})
final class ProveCommand implements Callable<Integer> {
    private static final SolverLimits PER_QUESTION = new SolverLimits(Duration.ofSeconds(60), 1L << 30);

    private final Console console;
    private final Interrupt interrupt;

    @Option(
            names = "--capacity",
            required = true,
            description = "For each era and counter, the least memory of a guest that takes more references to a page"
                    + " than the counter holds.")
    private boolean capacity;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How results are printed: text or json. Default: text.")
    private String format = "text";

    ProveCommand(Console console, Interrupt interrupt) {
        this.console = console;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws BadInput {
        Quantities.oneOf("--format", format, List.of("text", "json"));
        ExitCode code = ExitCode.MET;
        if (capacity) {
            code = printCapacity();
        }
        console.out().flush();
        return code.code();
    }

    private ExitCode printCapacity() {
        try (Z3Solver solver = new Z3Solver()) {
            List<Capacity> found = new CapacitySearch(solver, PER_QUESTION, interrupt::requested).of(Era.all());
            console.out()
                    .print(
                            format.equals("json")
                                    ? CapacityTable.json(found, solver.name())
                                    : CapacityTable.text(found, solver.name()));
            return found.stream().allMatch(Capacity::isDecided) ? ExitCode.MET : ExitCode.INCONCLUSIVE;
        } catch (SolverMissing e) {
            console.err().println("SKIPPED: " + e.getMessage());
            return ExitCode.INCONCLUSIVE;
        }
    }
}
