package org.pageproof.checker.steps.analysis;

import java.util.List;

/**
 * What a CPU's state holds at a location beyond the location itself.
 *
 * @param stored the live registers whose values are part of the state
 * @param derived the live registers that are computed from them, in an order in which that is possible
 */
public record LiveState(List<Stored> stored, List<Derived> derived) {
    /** A register of the CPU's register file with the values it may hold. */
    public record Stored(int register, Range range) {}

    /**
     * A register of the CPU's register file with what it equals; the expression speaks of the registers of one frame.
     *
     * @param base where the frame begins
     */
    public record Derived(int register, int base, Value value) {}
}
