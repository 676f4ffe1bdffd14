package org.pageproof.checker.steps;

import java.util.Arrays;

/**
 * A state unpacked: the values of all slots, and per CPU its position in its program and, inside an operation, its
 * location with the live registers of every open call. Two states are equal exactly when their packed forms are.
 */
public final class State {
    /** The location of a CPU that is in no operation. */
    public static final int AT_REST = -1;

    private final long[] slots;
    private final int[] positions;
    private final int[] locations;
    private final long[][] registers;

    /** A state that owns the arrays. */
    public State(long[] slots, int[] positions, int[] locations, long[][] registers) {
        this.slots = slots;
        this.positions = positions;
        this.locations = locations;
        this.registers = registers;
    }

    /** The value of slot {@code id}. */
    public long slot(int id) {
        return slots[id];
    }

    public int cpus() {
        return locations.length;
    }

    /** The CPU's position in its program: always 0 for one that repeats, the program's length when finished. */
    public int position(int cpu) {
        return positions[cpu];
    }

    /** The location of the CPU, or {@link #AT_REST}. */
    public int location(int cpu) {
        return locations[cpu];
    }

    /** The live registers at the CPU's location, in the order of the program's live lists. */
    public long[] registers(int cpu) {
        return registers[cpu];
    }

    /** The values themselves: whoever changes a state works on a {@link #copy}. */
    public long[] slots() {
        return slots;
    }

    /** An independent copy. */
    public State copy() {
        long[][] r = new long[registers.length][];
        for (int i = 0; i < r.length; i++) {
            r[i] = registers[i].clone();
        }
        return new State(slots.clone(), positions.clone(), locations.clone(), r);
    }

    /** Puts a CPU at rest at a position of its program. */
    public void atRest(int cpu, int position) {
        positions[cpu] = position;
        locations[cpu] = AT_REST;
        registers[cpu] = new long[0];
    }

    /** Puts a CPU at a location with its live registers. */
    public void at(int cpu, int location, long[] live) {
        locations[cpu] = location;
        registers[cpu] = live;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State s
                && Arrays.equals(s.slots, slots)
                && Arrays.equals(s.positions, positions)
                && Arrays.equals(s.locations, locations)
                && Arrays.deepEquals(s.registers, registers);
    }

    @Override
    public int hashCode() {
        return ((Arrays.hashCode(slots) * 31 + Arrays.hashCode(positions)) * 31 + Arrays.hashCode(locations)) * 31
                + Arrays.deepHashCode(registers);
    }
}
