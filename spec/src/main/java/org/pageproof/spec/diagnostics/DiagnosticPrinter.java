package org.pageproof.spec.diagnostics;

import java.util.List;

/**
 * Messages as text:
 *
 * <pre>
 * pages.inv:12:20: error PP022: Page has no field "reffs"
 *   12 |     forall p in pages: p.reffs > 0
 *      |                          ^^^^^
 *      did you mean "refs"?
 * </pre>
 */
public final class DiagnosticPrinter {
    private static final int WIDEST_LINE = 90;
    private static final int WIDEST_ADVICE = 120;

    private DiagnosticPrinter() {}

    /** All of them, in the order given, each followed by a line end. */
    public static String print(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.forEach(d -> out.append(print(d)));
        return out.toString();
    }

    /** One of them, followed by a line end. */
    public static String print(Diagnostic d) {
        StringBuilder out = new StringBuilder();
        out.append(d.file()).append(':').append(d.line()).append(':').append(d.column());
        out.append(": ").append(d.severity().word()).append(' ').append(d.code());
        out.append(": ").append(d.message()).append('\n');
        String number = Integer.toString(d.line());
        String margin = " ".repeat(number.length() + 2);
        String line = d.lineText();
        if (!line.isBlank()) {
            excerpt(out, d, number, margin, line);
        }
        if (!d.expected().isEmpty()) {
            wrapped(out, margin + "   ", d.expected());
        }
        if (!d.didYouMean().isEmpty()) {
            out.append(margin)
                    .append("   did you mean \"")
                    .append(d.didYouMean())
                    .append("\"?\n");
        }
        return out.toString();
    }

    /** Long lists go on in the next line. */
    private static void wrapped(StringBuilder out, String margin, String text) {
        int used = 0;
        for (String word : text.split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > WIDEST_ADVICE) {
                out.append('\n');
                used = 0;
            }
            out.append(used == 0 ? margin : " ").append(word);
            used += (used == 0 ? 0 : 1) + word.length();
        }
        out.append('\n');
    }

    private static void excerpt(StringBuilder out, Diagnostic d, String number, String margin, String line) {
        int column = Math.min(d.column() - 1, line.length());
        int from = column < WIDEST_LINE / 2 ? 0 : column - WIDEST_LINE / 2;
        int to = Math.min(line.length(), from + WIDEST_LINE);
        out.append("  ").append(number).append(" | ").append(line, from, to).append('\n');
        out.append(margin).append(" | ");
        for (int i = from; i < column; i++) {
            out.append(line.charAt(i) == '\t' ? '\t' : ' ');
        }
        out.append("^".repeat(Math.max(1, Math.min(d.length(), to - column)))).append('\n');
    }
}
