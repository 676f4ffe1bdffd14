package org.pageproof.xen.conformance;

/** Numbers as the files write them: near the greatest value as {@code max} or {@code max-k}. */
final class Numbers {
    private Numbers() {}

    /** The number in a field of {@code width} bits. */
    static long parse(String text, int width) {
        if (!text.startsWith("max")) {
            return Long.parseUnsignedLong(text);
        }
        long max = max(width);
        return text.equals("max") ? max : max - Long.parseLong(text.substring("max-".length()));
    }

    /** The reverse of {@link #parse}. */
    static String format(long value, int width) {
        long below = max(width) - value;
        if (below < 0 || below >= 1000 || value >= 0 && value < 1000) {
            return Long.toUnsignedString(value);
        }
        return below == 0 ? "max" : "max-" + below;
    }

    /** A domain's total in the form of {@link #format}; some files write the greatest one as a plain number. */
    static String total(String column, String text) {
        return column.startsWith("dom") ? format(parse(text, VectorWorld.TOTAL_BITS), VectorWorld.TOTAL_BITS) : text;
    }

    private static long max(int width) {
        return (1L << width) - 1;
    }
}
