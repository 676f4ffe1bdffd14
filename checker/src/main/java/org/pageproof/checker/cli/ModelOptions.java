package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.scenario.BadInput;
import picocli.CommandLine.Option;

/** Where models are and with which parameters they are made, for every command that makes one. */
class ModelOptions {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter of the model, or with cpus the number of CPUs.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--model-path",
            paramLabel = "PLACE",
            description = "Where models are, besides the shipped ones and the folders of the specs:"
                    + " a source file or folder, a class folder or a jar. May be given several times.")
    private List<Path> modelPath = new ArrayList<>();

    /** Parameters that replace those of the scenario. */
    Map<String, Long> settings() throws BadInput {
        return Quantities.settings("--set", settings);
    }

    /** Further places of models. */
    List<Path> modelPath() {
        return modelPath;
    }
}
