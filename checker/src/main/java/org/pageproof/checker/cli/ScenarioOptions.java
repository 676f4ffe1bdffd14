package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenarios of which specs, for commands that go through several. */
final class ScenarioOptions extends ModelOptions {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "Specs, or folders of specs. Default: all shipped specs; for proofs, those that searches cannot judge.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this scenario. May be given several times.")
    private List<String> scenarios = new ArrayList<>();

    /** Empty for the shipped specs. */
    List<Path> files() {
        return files;
    }

    /** Names; empty for all scenarios. */
    List<String> scenarios() {
        return scenarios;
    }

    /** Whether any of these options was given. */
    boolean areGiven() throws BadInput {
        return !(files.isEmpty()
                && scenarios.isEmpty()
                && settings().isEmpty()
                && modelPath().isEmpty());
    }
}
