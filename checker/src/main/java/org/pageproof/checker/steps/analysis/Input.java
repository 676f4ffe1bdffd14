package org.pageproof.checker.steps.analysis;

import java.util.List;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.world.Arrays;
import org.pageproof.checker.steps.world.Slots;
import org.pageproof.checker.steps.world.World;

/**
 * What the analyses look at.
 *
 * @param entries each operation's method with the ranges of its parameters
 * @param starts the values of all slots in each state to start in; at least one
 */
public record Input(
        World world,
        Arrays arrays,
        Slots slots,
        List<MethodCode> methods,
        List<Entry> entries,
        List<List<Long>> starts) {
    /**
     * One operation.
     *
     * @param method its method
     * @param isStatic whether it has no receiver
     * @param cpu whether the first parameter after the receiver is the CPU that runs it
     * @param parameters the range of each parameter, the receiver first if there is one
     */
    public record Entry(int method, boolean isStatic, boolean cpu, List<Range> parameters) {}
}
