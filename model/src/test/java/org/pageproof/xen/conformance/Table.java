package org.pageproof.xen.conformance;

import java.util.stream.Collectors;

/** What docs/conformance.md says of a file of recorded calls. */
final class Table {
    private Table() {}

    static String line(Vectors vectors, Tally tally) {
        String leftOut = tally.leftOut().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        String outcomes = tally.outcomes().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return "| " + vectors.name() + " | " + tally.rows() + " | " + tally.driven() + " | "
                + (leftOut.isEmpty() ? "0" : leftOut) + " | " + tally.share() + " % | " + outcomes + " |";
    }

    static String line(Filter filter) {
        return "| " + filter + " | " + filter.reason + " |";
    }
}
