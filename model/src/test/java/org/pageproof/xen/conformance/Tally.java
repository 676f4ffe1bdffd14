package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drives the rows of a file and keeps count. */
final class Tally {
    private final Map<Filter, Integer> leftOut = new EnumMap<>(Filter.class);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<Mismatch> mismatches = new ArrayList<>();
    private int rows;

    static Tally of(Bench bench, List<Row> rows) {
        Tally tally = new Tally();
        for (Row row : rows) {
            tally.add(bench, row);
        }
        return tally;
    }

    private void add(Bench bench, Row row) {
        rows++;
        for (Filter filter : Filter.values()) {
            if (filter.leavesOut(row)) {
                leftOut.merge(filter, 1, Integer::sum);
                return;
            }
        }
        outcomes.merge(row.get("outcome"), 1, Integer::sum);
        mismatches.addAll(Comparison.compare(bench, row));
    }

    List<Mismatch> mismatches() {
        return mismatches;
    }

    int rows() {
        return rows;
    }

    int driven() {
        return rows - leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of 100 rows, how many were driven. */
    int share() {
        return rows == 0 ? 0 : 100 * driven() / rows;
    }

    Map<Filter, Integer> leftOut() {
        return leftOut;
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }
}
