package org.pageproof.checker.report;

import org.jspecify.annotations.Nullable;

/**
 * A scenario, or a whole spec, that was to be checked and of which nothing is known.
 *
 * @param module of the spec; the name of the file where the spec cannot be read
 * @param scenario its name; null for the whole spec
 * @param place in the spec
 * @param why what kept it from being checked
 * @param text the message, which may have several lines
 */
public record NotChecked(String module, @Nullable String scenario, Place place, Why why, String text) {
    /** What kept it from being checked. */
    public enum Why {
        /** The input cannot be used. */
        BAD_INPUT("bad input"),
        /** Two parts of the tool disagree. */
        CONTRADICTION("the tool contradicts itself"),
        /** The run was ended before. */
        INTERRUPTED("interrupted");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
