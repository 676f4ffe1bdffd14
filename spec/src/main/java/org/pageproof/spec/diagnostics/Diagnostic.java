package org.pageproof.spec.diagnostics;

import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/**
 * One message.
 *
 * @param code such as {@code PP012}
 * @param source the text that it is about, which can be one of several
 * @param span the place in it
 * @param message what is wrong, one sentence without a full stop
 * @param expected what was expected or what to do, one sentence; empty when there is nothing to add
 * @param didYouMean the name that may have been meant; empty when there is none
 */
public record Diagnostic(
        String code,
        Severity severity,
        SourceText source,
        Span span,
        String message,
        String expected,
        String didYouMean) {
    /** The file's name as the user gave it. */
    public String file() {
        return text().file();
    }

    /** The text of the file that it is about. */
    private SourceText text() {
        return source.at(span.start());
    }

    /** From 1. */
    public int line() {
        return text().binaryAt() > 0 ? text().binaryAt() : source.line(span.start());
    }

    /** From 1, in characters. */
    public int column() {
        return source.column(span.start());
    }

    /** Number of characters, at least 1; only the part on the first line counts. */
    public int length() {
        int rest = lineText().length() - (column() - 1);
        return Math.max(1, Math.min(span.length(), rest));
    }

    /** The line that it is about. */
    public String lineText() {
        return text().lineText(line());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
