package org.pageproof.checker.threads;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCpu;

/**
 * Where a CPU is, with what it takes to bring a thread there.
 *
 * @param cpu as states tell it
 * @param past the steps of the operation that it is in; null at rest
 * @param ahead the access that it is about to make; null at rest
 */
record Place(LiveCpu cpu, @Nullable Past past, @Nullable LiveAccess ahead) {
    Place halted(boolean halted) {
        return cpu.halted() == halted
                ? this
                : new Place(new LiveCpu(cpu.position(), halted, cpu.open(), cpu.local()), past, ahead);
    }
}
