package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.State;

/** Everything that local code may depend on: where it is, all registers, all slots. */
record LocalState(int path, int at, List<Long> values) {
    static LocalState of(int path, int at, RegisterFile registers, int count, State state) {
        List<Long> values = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            values.add(registers.get(r));
        }
        for (long slot : state.slots()) {
            values.add(slot);
        }
        return new LocalState(path, at, values);
    }
}
