package org.pageproof.checker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    ListCommand(Console console) {}

    @Override
    public Integer call() {
        return 0;
    }
}
