package org.pageproof.checker.cli;

import java.util.Locale;
import org.pageproof.checker.explore.Progress;

/** Tells how far a search is: one line that is written over on a terminal, elsewhere a line every few seconds. */
final class ProgressLine implements Progress.Listener {
    private static final double SECONDS_BETWEEN_LINES = 5;
    /** What every terminal has. */
    private static final int COLUMNS = 80;

    private final Console console;
    private final String scenario;
    private double lastLine;
    private int width;

    ProgressLine(Console console, String scenario) {
        this.console = console;
        this.scenario = scenario;
    }

    @Override
    public void progress(Progress now) {
        if (!console.terminal() && now.seconds() - lastLine < SECONDS_BETWEEN_LINES) {
            return;
        }
        lastLine = now.seconds();
        String text = String.format(
                Locale.ROOT,
                "%s: %,d states, %,.0f/s, depth %d, %,d waiting, %d MB",
                scenario,
                now.states(),
                now.statesPerSecond(),
                now.level(),
                now.frontier(),
                now.bytes() >> 20);
        if (console.terminal()) {
            // A line that goes on in the next one would not be written over.
            text = text.substring(0, Math.min(text.length(), COLUMNS - 1));
            console.err().print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            console.err().flush();
            width = text.length();
        } else {
            console.err().println(text);
        }
    }

    /** Wipes the line from a terminal. */
    void done() {
        if (width > 0) {
            console.err().print("\r" + " ".repeat(width) + "\r");
            console.err().flush();
            width = 0;
        }
    }
}
