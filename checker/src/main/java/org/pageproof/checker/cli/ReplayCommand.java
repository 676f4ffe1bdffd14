package org.pageproof.checker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {
    ReplayCommand(Console console) {}

    @Override
    public Integer call() {
        return 0;
    }
}
