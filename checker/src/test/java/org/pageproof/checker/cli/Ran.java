package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.pageproof.checker.trace.ShownTrace;

/** A command that was run in this process, with what it printed. */
record Ran(int code, String out, String err) {
    static Ran command(String... arguments) {
        return command(Interrupt.byRequest(), arguments);
    }

    static Ran command(Interrupt interrupt, String... arguments) {
        return command(ShownTrace.WIDTH, interrupt, arguments);
    }

    static Ran command(int columns, Interrupt interrupt, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.line(
                        new PrintWriter(out, true), new PrintWriter(err, true), interrupt, false, columns, Map.of())
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /** It ended with this exit code; whatever it printed goes into the message otherwise. */
    Ran ends(ExitCode expected) {
        assertEquals(expected.code(), code, () -> out + err);
        return this;
    }

    /** It ended with exit code 2, a message that contains all of {@code parts}, and nothing of a stack trace. */
    Ran refuses(String... parts) {
        ends(ExitCode.BAD_INPUT);
        assertFalse(err.contains("Exception") || err.contains("\tat ") || err.contains(" at org."), err);
        for (String part : parts) {
            if (!err.contains(part)) {
                assertEquals("a message with: " + part, err);
            }
        }
        return this;
    }
}
