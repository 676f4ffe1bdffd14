package org.pageproof.checker.threads;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.LiveCpu;

/**
 * Where a CPU is, with what it takes to bring a thread there.
 *
 * @param cpu as states tell it
 * @param past the steps of the operation that it is in; null at rest
 */
record Place(LiveCpu cpu, @Nullable Past past) {
    Place halted(boolean halted) {
        return cpu.halted() == halted
                ? this
                : new Place(new LiveCpu(cpu.position(), halted, cpu.open(), cpu.ahead(), cpu.local()), past);
    }
}
