package org.pageproof.checker.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/**
 * A place in a spec file.
 *
 * @param file as it was given
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the file as a whole
 */
public record Place(String file, int line, int column) {
    /** Where {@code span} begins. */
    public static Place of(SourceText source, Span span) {
        return new Place(source.at(span.start()).file(), source.line(span.start()), source.column(span.start()));
    }

    /** The place that a message begins with, such as {@code my.inv:3:9: error PP12}; else the file as a whole. */
    public static Place named(String file, String message) {
        Matcher m = Pattern.compile("^" + Pattern.quote(file) + ":(\\d{1,9}):(\\d{1,9})\\b", Pattern.MULTILINE)
                .matcher(message);
        return m.find()
                ? new Place(file, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)))
                : new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
