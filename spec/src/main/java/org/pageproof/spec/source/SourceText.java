package org.pageproof.spec.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One spec file: its name as the user gave it and its text.
 *
 * <p>A file that is not text (a zero byte, or bytes that are not UTF-8) is kept as such, so that the parser can say
 * so with a located message instead of an exception: {@link #binaryAt()} is the line of the first such byte.
 *
 * <p>A spec that imports others has one text with {@linkplain #with others behind it}: offsets go on from one file to the
 * next, so that a span alone says which file it is in.
 */
public final class SourceText {
    private final String file;
    private final String text;
    private final int binaryAt;
    private final int start;
    private final List<SourceText> others;

    private SourceText(String file, String text, int binaryAt, int start, List<SourceText> others) {
        this.file = file;
        this.text = text;
        this.binaryAt = binaryAt;
        this.start = start;
        this.others = others;
    }

    private static SourceText of(String file, String text, int binaryAt) {
        return new SourceText(file, text, binaryAt, 0, List.of());
    }

    /** A text that is known to be text. */
    public static SourceText of(String file, String text) {
        int zero = text.indexOf('\0');
        return zero < 0 ? of(file, text, 0) : of(file, "", lineOf(text, zero));
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
            return of(file, "", line);
        }
    }

    /** The same text whose first character has the offset {@code start}. */
    public SourceText startingAt(int start) {
        return new SourceText(file, text, binaryAt, start, others);
    }

    /**
     * This text with others behind it.
     *
     * @param others each starts after the end of the one before it
     */
    public SourceText with(List<SourceText> others) {
        return new SourceText(file, text, binaryAt, start, List.copyOf(others));
    }

    /** The one of these texts that an offset lies in. */
    public SourceText at(int offset) {
        SourceText found = this;
        for (SourceText other : others) {
            if (offset >= other.start) {
                found = other;
            }
        }
        return found;
    }

    /** The offset of its first character; 0 but for imported files. */
    public int start() {
        return start;
    }

    /** The offset after its last character, without the other texts. */
    public int end() {
        return start + text.length();
    }

    /** The characters of this text and of all others. */
    public String all() {
        StringBuilder all = new StringBuilder(text);
        others.forEach(o -> all.append('\n').append(o.text));
        return all.toString();
    }

    /** The name of the file, as it stands in messages. */
    public String file() {
        return file;
    }

    /** The whole text of this file; empty when the file is not text. */
    public String text() {
        return text;
    }

    /** The line (from 1) of the first byte that is not text, or 0 when all of it is text. */
    public int binaryAt() {
        return binaryAt;
    }

    /** The line of an offset in its file, from 1. */
    public int line(int offset) {
        SourceText file = at(offset);
        return lineOf(file.text, file.inText(offset));
    }

    /** The column of an offset in its line, from 1, counted in Java chars. */
    public int column(int offset) {
        SourceText file = at(offset);
        int at = file.inText(offset);
        return at - (file.text.lastIndexOf('\n', at - 1) + 1) + 1;
    }

    private int inText(int offset) {
        return Math.max(0, Math.min(offset - start, text.length()));
    }

    /** The text of a line (from 1) of this file without its line end; empty when there is no such line. */
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
        SourceText file = at(span.start());
        return file.text.substring(file.inText(span.start()), file.inText(span.end()));
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
        return other instanceof SourceText o
                && start == o.start
                && binaryAt == o.binaryAt
                && file.equals(o.file)
                && text.equals(o.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, text, binaryAt, start);
    }

    @Override
    public String toString() {
        return file;
    }
}
