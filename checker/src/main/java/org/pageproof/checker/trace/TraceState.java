package org.pageproof.checker.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state of a trace.
 *
 * @param slots values by path, in the order of the slots
 * @param cpus where each CPU stands, in words: {@code idle}, {@code finished}, or operation and source line
 */
public record TraceState(Map<String, Long> slots, List<String> cpus) {
    public TraceState {
        slots = new LinkedHashMap<>(slots);
        cpus = List.copyOf(cpus);
    }

    /** The ITF variable that holds the position of a CPU. */
    static String cpuVar(int cpu) {
        return "cpu" + cpu;
    }
}
