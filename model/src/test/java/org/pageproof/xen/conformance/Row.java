package org.pageproof.xen.conformance;

import java.util.List;
import java.util.Map;

/**
 * One recorded call.
 *
 * @param file the name of its file
 * @param line its line there, from 1
 * @param twoFrames whether the file is about the two frames p0 and p1
 * @param cells the text of each column; those that are constant in the file are there as well
 */
record Row(String file, int line, boolean twoFrames, Map<String, String> cells) {
    String get(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw new IllegalArgumentException(file + ":" + line + ": there is no column " + column);
        }
        return text;
    }

    /** An argument, or {@code otherwise} if the function does not have it. */
    String get(String column, String otherwise) {
        return cells.getOrDefault(column, otherwise);
    }

    boolean is(String column, String text) {
        return get(column, "").equals(text);
    }

    /** What precedes the names of a frame's columns, per frame. */
    List<String> frames() {
        return twoFrames ? List.of("p0_", "p1_") : List.of("");
    }

    /** Whether it was a debug build. The early forms had no assertions. */
    boolean debug() {
        return is("build", "debug");
    }

    String place() {
        return file + ":" + line;
    }
}
