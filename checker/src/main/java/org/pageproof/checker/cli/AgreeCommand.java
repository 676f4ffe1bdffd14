package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has every engine judge the same scenarios, and compares what they say. */
@Command(
        name = "agree",
        description = "Runs scenarios on every engine that is here, to the last state, and compares what they say.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof agree",
            "  pageproof agree docs/examples/refcount/refcount.inv --engine interpreter --engine jpf",
            "  pageproof agree my.inv --most threads=5000",
            "",
            "Exit codes: 0 no contradiction, 2 bad input, 3 a scenario was judged by fewer than two engines, or none",
            "was compared, 4 two engines contradict each other"
        })
final class AgreeCommand implements Callable<Integer> {
    private final Console console;
    private final Interrupt interrupt;

    @Mixin
    private final ScenarioOptions chosen = new ScenarioOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Only this engine, besides explore. May be given several times. Default: all.")
    private List<String> engines = new ArrayList<>();

    @Option(
            names = "--most",
            paramLabel = "ENGINE=STATES",
            description = "Do not ask an engine about scenarios with more states. Defaults: interpreter=100000,"
                    + " threads=1000, spin=1000000, jpf=20000, prove=1000.")
    private List<String> most = new ArrayList<>();

    @Option(
            names = "--jpf-home",
            paramLabel = "DIR",
            description = "Where Java PathFinder was built. Default: JPF_HOME, or else the local Maven repository.")
    private @Nullable Path jpfHome;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Most memory for an engine, such as 2g or 500m.")
    private @Nullable String memory;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Longest time for an engine in a scenario, such as 60s. Default: 10m.")
    private String timeout = "10m";

    @Option(
            names = "--format",
            paramLabel = "text|markdown",
            defaultValue = "text",
            description = "What is printed. Default: text.")
    private String format = "text";

    AgreeCommand(Console console, Interrupt interrupt) {
        this.console = console;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws BadInput {
        Quantities.oneOf("--format", format, List.of("text", "markdown"));
        EngineLimits limits = new EngineLimits(
                memory == null ? CheckCommand.Limits.defaultMemory() : Quantities.bytes("--memory", memory),
                Quantities.time("--timeout", timeout));
        CheckCommand.Selection selection = new CheckCommand.Selection(
                chosen.files(),
                chosen.scenarios(),
                List.of(),
                chosen.settings(),
                chosen.modelPath(),
                false,
                Engines.at(jpfHome));
        Map<Engine, Long> judges = judges(selection.engines());
        AgreeTable table = format.equals("text")
                ? new AgreeText(console, List.copyOf(judges.keySet()))
                : new AgreeMarkdown(console, List.copyOf(judges.keySet()));
        return new AgreeRun(console, interrupt, selection, limits)
                .run(judges, table)
                .code();
    }

    /** The engines that are asked for, each with the most states that it is asked about. */
    private Map<Engine, Long> judges(Engines all) throws BadInput {
        Map<String, Long> limits = all.most();
        for (Map.Entry<String, Long> e : Quantities.settings("--most", most).entrySet()) {
            all.requireJudge("--most " + e.getKey(), e.getKey());
            if (e.getValue() < 0) {
                throw new BadInput(
                        "--most " + e.getKey() + "=" + e.getValue() + ": expected a number of states from 0");
            }
            limits.put(e.getKey(), e.getValue());
        }
        Map<Engine, Long> judges = new LinkedHashMap<>();
        for (String name : engines) {
            all.requireJudge("--engine " + name, name);
        }
        for (Engine judge : all.judges()) {
            if (engines.isEmpty() || engines.contains(judge.name())) {
                judges.put(judge, limits.get(judge.name()));
            }
        }
        return judges;
    }
}
