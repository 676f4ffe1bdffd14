package org.pageproof.checker.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class CheckRun {
    private final CheckCommand.Selection selection;

    CheckRun(
            Console console,
            Interrupt interrupt,
            CheckCommand.Selection selection,
            CheckCommand.Limits limits,
            boolean json,
            @Nullable Path out) {
        this.selection = selection;
    }

    ExitCode run() throws BadInput {
        if (selection.files().isEmpty()) {
            Home.shippedSpecs();
        }
        return ExitCode.MET;
    }
}
