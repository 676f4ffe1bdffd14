package org.pageproof.checker.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pageproof.checker.prove.capacity.CapacityQuestion;

/** The files of the questions about counters. */
final class EmittedCapacity {
    /** The name of their folder. */
    static final String FOLDER = "capacity";

    private EmittedCapacity() {}

    /** By name. Of a counter the most memory with unsat and the least with sat show that it is the least. */
    static Map<String, String> files(List<CapacityQuestion> asked, String solver) {
        Map<String, String> all = new LinkedHashMap<>();
        for (CapacityQuestion q : asked) {
            StringBuilder head = new StringBuilder();
            (Version.tool() + "\n" + q.meaning() + "\n" + solver + " answered " + q.word())
                    .lines()
                    .forEach(l -> head.append("; ").append(l).append('\n'));
            all.put(
                    String.format(Locale.ROOT, "%04d-%s.smt2", all.size() + 1, q.name()),
                    head + q.query().script());
        }
        return all;
    }
}
