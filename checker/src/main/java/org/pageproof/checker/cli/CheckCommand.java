package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the scenarios of spec files. */
@Command(
        name = "check",
        description = "Checks specs against their models under every interleaving of the CPUs.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pageproof check",
            "  pageproof check docs/examples/refcount/refcount.inv --scenario refcount --set cpus=3",
            "  pageproof check my.inv --model-path build/classes --out traces --format json"
        })
final class CheckCommand implements Callable<Integer> {
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
            names = "--quick",
            description = "Only the smallest scenario of each property; what is left out is printed.")
    private boolean quick;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "explore",
            description =
                    "Who searches: explore (fast), or one of the judges that cross-check it: interpreter, threads,"
                            + " spin, jpf; or prove: formulas and a solver at any width. Default: explore.")
    private String engine = "explore";

    @Option(
            names = "--method",
            paramLabel = "auto|bmc|induction|chc",
            description = "How to prove, with --engine prove. Default: auto, all of them in turn.")
    private @Nullable String method;

    @Option(
            names = "--jpf-home",
            paramLabel = "DIR",
            description = "Where Java PathFinder was built. Default: JPF_HOME, or else the local Maven repository.")
    private @Nullable Path jpfHome;

    @Option(
            names = "--reduce",
            paramLabel = "none|all",
            defaultValue = "all",
            description = "Which reductions of the state space to use. This version has none: the counts are the same.")
    private String reduce = "all";

    @Option(names = "--continue", description = "Go on when every expectation is decided, to the last state.")
    private boolean goOn;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Most memory for a search, such as 2g or 500m. Default: what the JVM may use.")
    private @Nullable String memory;

    @Option(names = "--timeout", paramLabel = "TIME", description = "Longest time for a scenario, such as 60s or 5m.")
    private @Nullable String timeout;

    @Option(names = "--depth", paramLabel = "STEPS", description = "Look no further than this many steps.")
    private @Nullable Integer depth;

    @Option(
            names = "--format",
            paramLabel = "text|json|junit|github",
            defaultValue = "text",
            description = "What is printed: text, JSON, JUnit XML, or text with annotations and a summary for"
                    + " GitHub Actions. Default: text.")
    private String format = "text";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write a trace file for each counterexample here, and the results as check.json and junit.xml.")
    private @Nullable Path out;

    CheckCommand(Console console, Interrupt interrupt) {
        this.console = console;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws BadInput {
        Quantities.oneOf("--reduce", reduce, List.of("none", "all"));
        Quantities.oneOf("--format", format, CheckOutput.Format.words());
        if (depth != null && depth < 0) {
            throw new BadInput("--depth " + depth + ": expected a number of steps from 0");
        }
        Limits limits = new Limits(
                memory == null ? Limits.defaultMemory() : Quantities.bytes("--memory", memory),
                timeout == null ? null : Quantities.time("--timeout", timeout),
                depth,
                goOn);
        if (method != null && !engine.equals(Engines.PROVE)) {
            throw new BadInput("--method " + method + ": only --engine prove has methods");
        }
        Selection selection = new Selection(
                chosen.files(),
                chosen.scenarios(),
                properties,
                chosen.settings(),
                chosen.modelPath(),
                quick,
                Engines.asked(engine, jpfHome),
                Quantities.method(method));
        return new CheckRun(
                        console,
                        interrupt,
                        selection,
                        limits,
                        CheckOutput.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                        out == null ? null : Quantities.folder("--out", out))
                .run()
                .code();
    }

    /**
     * What to check.
     *
     * @param files empty for the shipped specs
     * @param scenarios names; empty for all
     * @param properties names or numbers; empty for all
     * @param settings parameters that replace those of the scenario
     * @param modelPath further places of models
     * @param quick whether the smallest scenarios are enough
     * @param engines the one that searches among them
     * @param method how the one that proves does it
     */
    record Selection(
            List<Path> files,
            List<String> scenarios,
            List<String> properties,
            Map<String, Long> settings,
            List<Path> modelPath,
            boolean quick,
            Engines engines,
            Method method) {
        /** One for a search. */
        Selection(
                List<Path> files,
                List<String> scenarios,
                List<String> properties,
                Map<String, Long> settings,
                List<Path> modelPath,
                boolean quick,
                Engines engines) {
            this(files, scenarios, properties, settings, modelPath, quick, engines, Method.AUTO);
        }
    }

    /**
     * How far to go.
     *
     * @param memory bytes for one search
     * @param timeout for one search; null for none
     * @param depth steps; null for none
     * @param goOn whether to go on when every expectation is decided
     */
    record Limits(
            long memory,
            @Nullable Duration timeout,
            @Nullable Integer depth,
            boolean goOn) {
        /** What the JVM may use, less a share for everything that is not the search. */
        static long defaultMemory() {
            long heap = Runtime.getRuntime().maxMemory();
            return heap - Math.min(heap / 5, 256L << 20);
        }
    }
}
