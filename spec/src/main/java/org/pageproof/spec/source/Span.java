package org.pageproof.spec.source;

/**
 * A stretch of a source text.
 *
 * @param start offset of the first character, from 0, counted in Java chars
 * @param end offset after the last character; at least {@code start}
 */
public record Span(int start, int end) {
    /** The place of something that was not written, at the start of the text. */
    public static final Span NOWHERE = new Span(0, 0);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + " .. " + end);
        }
    }

    /** From the start of this span to the end of {@code last}. */
    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }

    public int length() {
        return end - start;
    }
}
