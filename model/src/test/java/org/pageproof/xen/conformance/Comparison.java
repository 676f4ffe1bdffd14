package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the model does with what the hypervisor did. */
final class Comparison {
    /** Columns without a counterpart in the model: a note in free frames (the event {@code ts} goes with it), and how far a check has come. */
    private static final Set<String> LEFT_OUT = Set.of("need_tlbflush", "ptprog");

    private static final String BUG = "BUG";
    private static final String AFTER = "after_";

    private Comparison() {}

    /** All differences in a row. */
    static List<Mismatch> compare(Bench bench, Row row) {
        Result result = bench.drive(row, row.debug());
        List<Mismatch> found = new ArrayList<>();
        expect(row, "outcome", row.get("outcome"), result.outcome(), found);
        expect(row, "ret", row.get("ret"), result.returned(), found);
        expect(row, "event", row.get("event"), String.join("|", result.events()), found);
        compareStates(row, result.state(), found);
        compareBuilds(bench, row, result, found);
        return found;
    }

    private static void compareStates(Row row, Map<String, String> state, List<Mismatch> found) {
        row.cells().forEach((column, text) -> {
            if (column.startsWith(AFTER) && !text.equals("-")) {
                String name = column.substring(AFTER.length());
                String field = name.startsWith("p0_") || name.startsWith("p1_") ? name.substring(3) : name;
                if (!LEFT_OUT.contains(field)) {
                    expect(row, column, Numbers.total(name, text), state.getOrDefault(name, "nothing"), found);
                }
            }
        });
    }

    /** Release builds differ only where an assertion fails; so an assertion is what a release build passes. */
    private static void compareBuilds(Bench bench, Row row, Result result, List<Mismatch> found) {
        if (!row.debug()) {
            if (result.outcome().equals(BUG)) {
                expect(row, "bug_kind", row.get("bug_kind"), "bug", found);
            }
            return;
        }
        Result release = bench.drive(row, false);
        boolean same = release.equals(result);
        if (result.outcome().equals(BUG)) {
            expect(row, "bug_kind", row.get("bug_kind"), same ? "bug" : "assert", found);
        } else {
            expect(row, "release build", "the same", same ? "the same" : release.toString(), found);
        }
    }

    private static void expect(Row row, String column, String hypervisor, String model, List<Mismatch> found) {
        if (!hypervisor.equals(model)) {
            found.add(new Mismatch(row, column, hypervisor, model));
        }
    }
}
