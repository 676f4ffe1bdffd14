package org.pageproof.checker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.pageproof.checker.trace.ShownTrace;

/**
 * The entry point of {@code ./pageproof}, which sets {@code pageproof.terminal} where a person watches stderr, and {@code
 * pageproof.columns} to the columns of the terminal that stdout is.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Interrupt interrupt = Interrupt.onSignal();
        boolean terminal = Boolean.getBoolean("pageproof.terminal");
        int columns = Integer.getInteger("pageproof.columns", ShownTrace.WIDTH);
        int code = Commands.line(out, err, interrupt, terminal, columns, System.getenv())
                .execute(arguments);
        out.flush();
        err.flush();
        interrupt.finished(code);
        System.exit(code);
    }
}
