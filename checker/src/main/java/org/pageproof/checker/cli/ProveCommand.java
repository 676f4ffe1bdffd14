package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.capacity.Capacity;
import org.pageproof.checker.prove.capacity.CapacitySearch;
import org.pageproof.checker.prove.capacity.CapacityTable;
import org.pageproof.checker.prove.capacity.Era;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.Z3Solver;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a solver decide what no search can visit. */
@Command(
        name = "prove",
        description = "Has the solver Z3 decide what no search can visit.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all proved", "1:something is violated", "2:bad input", "3:not decided, or no solver"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof prove docs/examples/lockbox/lockbox.inv --scenario lockbox --why",
            "  pageproof prove my.inv --method induction --emit-smt2 questions",
            "  pageproof prove --capacity",
            "  pageproof prove --capacity --format json"
        })
final class ProveCommand implements Callable<Integer> {
    private static final SolverLimits PER_QUESTION = new SolverLimits(Duration.ofSeconds(60), 1L << 30);

    private final Console console;
    private final Interrupt interrupt;

    @Mixin
    private final ScenarioOptions chosen = new ScenarioOptions();

    @Option(
            names = "--property",
            paramLabel = "NAME",
            description = "Only this property, by name or number. May be given several times.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "auto|bmc|induction|chc",
            description = "How to prove. Default: auto, all of them in turn.")
    private @Nullable String method;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Longest time for a scenario, such as 60s or 5m. Default: 60s, of any number of CPUs 15m.")
    private @Nullable String timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Most memory for the solver, such as 2g or 500m. Default: what the JVM may use.")
    private @Nullable String memory;

    @Option(names = "--why", description = "List the questions to the solver with their times.")
    private boolean why;

    @Option(
            names = "--emit-smt2",
            paramLabel = "DIR",
            description = "Write every question as a file of SMT-LIB 2, a folder for each scenario or for --capacity.")
    private @Nullable Path emit;

    @Option(
            names = "--capacity",
            description = "Instead of scenarios: for each era and counter, the least memory of a guest that takes more"
                    + " references to a page than the counter holds.")
    private boolean capacity;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How the results of --capacity are printed: text or json. Default: text.")
    private @Nullable String format;

    ProveCommand(Console console, Interrupt interrupt) {
        this.console = console;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws BadInput {
        ExitCode code = capacity ? capacity() : scenarios();
        console.out().flush();
        return code.code();
    }

    private ExitCode scenarios() throws BadInput {
        if (format != null) {
            throw new BadInput("--format " + format
                    + ": only prove --capacity has forms; for scenarios there is check --engine prove --format json");
        }
        CheckCommand.Selection selection = new CheckCommand.Selection(
                chosen.files(),
                chosen.scenarios(),
                properties,
                chosen.settings(),
                chosen.modelPath(),
                false,
                Engines.asked(Engines.PROVE, null),
                Quantities.method(method));
        CheckCommand.Limits limits = new CheckCommand.Limits(
                memory == null ? CheckCommand.Limits.defaultMemory() : Quantities.bytes("--memory", memory),
                timeout == null ? null : Quantities.time("--timeout", timeout),
                null,
                true);
        return new ProveRun(
                        console,
                        interrupt,
                        selection,
                        limits,
                        why,
                        emit == null ? null : Quantities.folder("--emit-smt2", emit))
                .run();
    }

    private ExitCode capacity() throws BadInput {
        if (chosen.areGiven()
                || !properties.isEmpty()
                || why
                || Stream.of(method, timeout, memory).anyMatch(Objects::nonNull)) {
            throw new BadInput("--capacity: asks about no scenario; leave out files and the options for scenarios");
        }
        String form = format == null ? "text" : format;
        Quantities.oneOf("--format", form, List.of("text", "json"));
        try (Z3Solver solver = new Z3Solver();
                EmittedObligations emitted =
                        emit == null ? null : EmittedObligations.open(Quantities.folder("--emit-smt2", emit))) {
            CapacitySearch search = new CapacitySearch(solver, PER_QUESTION, interrupt::requested);
            List<Capacity> found = search.of(Era.all());
            if (emitted != null) {
                emitted.add(EmittedCapacity.FOLDER, EmittedCapacity.files(search.asked(), solver.name()));
                emitted.finish();
            }
            console.out()
                    .print(
                            form.equals("json")
                                    ? CapacityTable.json(found, solver.name())
                                    : CapacityTable.text(found, solver.name()));
            return found.stream().allMatch(Capacity::isDecided) ? ExitCode.MET : ExitCode.INCONCLUSIVE;
        } catch (SolverMissing e) {
            console.err().println("SKIPPED: " + e.getMessage());
            return ExitCode.INCONCLUSIVE;
        }
    }
}
