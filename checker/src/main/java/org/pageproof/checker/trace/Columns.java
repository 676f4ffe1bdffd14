package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;

/** A text table of fixed column widths; cells are wrapped, at spaces where there are some. */
public final class Columns {
    private static final String SEPARATOR = " | ";

    private final int[] widths;
    private final StringBuilder out = new StringBuilder();

    /** A table of columns of these widths, in characters. */
    public Columns(List<Integer> widths) {
        this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One row; each cell is a list of lines, wrapped where they are too long. */
    public void row(List<List<String>> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < widths.length; c++) {
            List<String> lines = new ArrayList<>();
            for (String line : cells.get(c)) {
                lines.addAll(wrap(line, widths[c], "  "));
            }
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String text = y < wrapped.get(c).size() ? wrapped.get(c).get(y) : "";
                line.append(c == 0 ? "" : SEPARATOR).append(text).append(" ".repeat(widths[c] - text.length()));
            }
            line(line.toString());
        }
    }

    /** A line across all columns under the first one. */
    void note(String text) {
        int left = widths[0] + SEPARATOR.length();
        for (String line : wrap(text, total() - left, "    ")) {
            line(" ".repeat(widths[0]) + SEPARATOR + line);
        }
    }

    /** A line of dashes. */
    public void rule() {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            line.append(c == 0 ? "" : "-+-").append("-".repeat(widths[c]));
        }
        line(line.toString());
    }

    private int total() {
        int sum = (widths.length - 1) * SEPARATOR.length();
        for (int w : widths) {
            sum += w;
        }
        return sum;
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** Lines of at most {@code width} characters; all but the first start with {@code indent}. */
    public static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int at = rest.lastIndexOf(' ', width);
            if (at <= indent.length()) {
                at = Math.max(rest.lastIndexOf('.', width - 1), rest.lastIndexOf('(', width - 1)) + 1;
            }
            if (at <= indent.length()) {
                at = width;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
