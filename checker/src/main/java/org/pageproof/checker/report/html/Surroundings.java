package org.pageproof.checker.report.html;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report says beside the trace itself.
 *
 * @param traceFile name of the file that the trace was read from
 * @param notices what the reader must know, such as that the model has changed since; one sentence each
 * @param property how the property stands in the spec now, or null when the spec cannot tell
 * @param sources of the model
 */
public record Surroundings(
        String traceFile, List<String> notices, @Nullable PropertyText property, Sources sources) {
    public Surroundings {
        notices = List.copyOf(notices);
    }

    /**
     * A property as it is written.
     *
     * @param number such as {@code I29}; empty when there is none
     * @param file where it stands
     * @param line of its first line, from 1
     * @param text its lines
     */
    public record PropertyText(String number, String file, int line, List<String> text) {
        public PropertyText {
            text = List.copyOf(text);
        }
    }

    /** A source file of the model. */
    public record Source(String path, List<String> lines) {
        public Source {
            lines = List.copyOf(lines);
        }
    }

    /** Where the sources of the model are. */
    public interface Sources {
        /** The source of this file name; empty when it is not there. */
        Optional<Source> find(String name);
    }
}
