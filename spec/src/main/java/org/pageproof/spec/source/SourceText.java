package org.pageproof.spec.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One spec file: its name as the user gave it and its text.
 *
 * <p>A file that is not text (a zero byte, or bytes that are not UTF-8) is kept as such, so that the parser can say
 * so with a located message instead of an exception: {@link #binaryAt()} is the line of the first such byte.
 */
public final class SourceText {
    private final String file;
    private final String text;
    private final int binaryAt;

    private SourceText(String file, String text, int binaryAt) {
        this.file = file;
        this.text = text;
        this.binaryAt = binaryAt;
    }

    /** A text that is known to be text. */
    public static SourceText of(String file, String text) {
        int zero = text.indexOf('\0');
        return zero < 0 ? new SourceText(file, text, 0) : new SourceText(file, "", lineOf(text, zero));
    }

    /** The bytes of a file, as UTF-8; a byte order mark is dropped. */
    public static SourceText of(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            return of(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            return new SourceText(file, "", line);
        }
    }

    /** The name of the file, as it stands in messages. */
    public String file() {
        return file;
    }

    /** The whole text; empty when the file is not text. */
    public String text() {
        return text;
    }

    /** The line (from 1) of the first byte that is not text, or 0 when all of it is text. */
    public int binaryAt() {
        return binaryAt;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        return lineOf(text, Math.min(offset, text.length()));
    }

    /** The column of an offset in its line, from 1, counted in Java chars. */
    public int column(int offset) {
        int at = Math.min(offset, text.length());
        return at - (text.lastIndexOf('\n', at - 1) + 1) + 1;
    }

    /** The text of a line (from 1) without its line end; empty when there is no such line. */
    public String lineText(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        String found = end < 0 ? text.substring(start) : text.substring(start, end);
        return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
    }

    /** The characters of a span. */
    public String slice(Span span) {
        return text.substring(Math.min(span.start(), text.length()), Math.min(span.end(), text.length()));
    }

    private static int lineOf(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceText o && file.equals(o.file) && text.equals(o.text) && binaryAt == o.binaryAt;
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, text, binaryAt);
    }

    @Override
    public String toString() {
        return file;
    }
}
