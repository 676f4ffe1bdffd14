package org.pageproof.spec.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one CPU does.
 *
 * @param repeats whether it chooses from its only turn for ever; otherwise it is finished after the last turn
 * @param turns one operation each; empty for a CPU that does nothing
 */
public record CpuProgram(boolean repeats, List<Turn> turns) {
    public CpuProgram {
        turns = List.copyOf(turns);
    }

    /** One of these calls is made. */
    public record Turn(List<Choice> choices) {
        public Turn {
            choices = List.copyOf(choices);
        }
    }

    /**
     * An operation with what the scenario fixes of its arguments.
     *
     * @param operation the hypervisor's name
     * @param bindings for each parameter that is bound, the values it takes, in order and without repeats: the number of an
     *     int, 0 or 1 of a boolean, the ordinal of an enum constant, the index of an object in the home array of its type.
     *     Parameters that are not there range over everything
     */
    public record Choice(String operation, Map<String, List<Long>> bindings) {
        public Choice {
            // In the order of the scenario: a copy by Map.copyOf has another one in each run.
            bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        }
    }
}
