package org.pageproof.checker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry point of {@code ./pageproof}, which sets {@code pageproof.terminal} where a person watches stderr. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Interrupt interrupt = Interrupt.onSignal();
        int code = Commands.line(out, err, interrupt, Boolean.getBoolean("pageproof.terminal"), System.getenv())
                .execute(arguments);
        out.flush();
        err.flush();
        interrupt.finished(code);
        System.exit(code);
    }
}
