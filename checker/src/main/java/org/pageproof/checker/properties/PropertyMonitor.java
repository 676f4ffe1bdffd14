package org.pageproof.checker.properties;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.properties.code.NoValue;
import org.pageproof.checker.properties.code.UnitCode;

/**
 * Watches the properties of a scenario. For each kind of step it looks only at the units that such a step can change: of a
 * new state the others are as they were in the state before, where they decided nothing.
 */
final class PropertyMonitor implements Monitor {
    private final int properties;
    private final long ofState;
    private final UnitCode code;
    private final OnNoValue onNoValue;

    /** Per location: units and the masks of their properties. */
    private final int[][] stateUnits;

    private final long[][] stateMasks;
    private final long[] stateMask;

    /** All state units, for the initial state. */
    private final int[] initialUnits;

    private final long[] initialMasks;

    /** Per location and CPU: units and masks. */
    private final int[][][] stepUnits;

    private final long[][][] stepMasks;
    private final long[][] stepMask;

    /** Says what is wrong when a property has no value; null when it is to count as decided. */
    interface OnNoValue {
        @Nullable
        NoValueError error(int property, int location, int cpu, long[] before, int beforeAt, long[] after, int at);
    }

    /**
     * A monitor.
     *
     * @param ofState the properties that are claims about one state
     * @param initial everything to look at in the initial state
     * @param states per location, what to look at in a new state that a step there led to
     * @param steps per location and CPU, what to look at for a step
     */
    PropertyMonitor(
            int properties,
            long ofState,
            UnitCode code,
            Units.Plan initial,
            List<Units.Plan> states,
            List<List<Units.Plan>> steps,
            OnNoValue onNoValue) {
        this.properties = properties;
        this.ofState = ofState;
        this.code = code;
        this.onNoValue = onNoValue;
        this.initialUnits = units(initial);
        this.initialMasks = masks(initial);
        int n = states.size();
        this.stateUnits = new int[n][];
        this.stateMasks = new long[n][];
        this.stateMask = new long[n];
        this.stepUnits = new int[n][][];
        this.stepMasks = new long[n][][];
        this.stepMask = new long[n][];
        for (int l = 0; l < n; l++) {
            stateUnits[l] = units(states.get(l));
            stateMasks[l] = masks(states.get(l));
            stateMask[l] = or(stateMasks[l]);
            int cpus = steps.get(l).size();
            stepUnits[l] = new int[cpus][];
            stepMasks[l] = new long[cpus][];
            stepMask[l] = new long[cpus];
            for (int c = 0; c < cpus; c++) {
                stepUnits[l][c] = units(steps.get(l).get(c));
                stepMasks[l][c] = masks(steps.get(l).get(c));
                stepMask[l][c] = or(stepMasks[l][c]);
            }
        }
    }

    private static int[] units(Units.Plan p) {
        return p.units().stream().mapToInt(u -> u).toArray();
    }

    private static long[] masks(Units.Plan p) {
        return p.properties().stream().mapToLong(i -> 1L << i).toArray();
    }

    private static long or(long[] masks) {
        long all = 0;
        for (long m : masks) {
            all |= m;
        }
        return all;
    }

    @Override
    public int properties() {
        return properties;
    }

    @Override
    public long stateProperties() {
        return ofState;
    }

    @Override
    public long transitionProperties() {
        return (properties == 64 ? -1 : (1L << properties) - 1) & ~ofState;
    }

    @Override
    public long state(long open, int location, long[] words, int at) {
        if (location == NO_LOCATION) {
            return decided(open, initialUnits, initialMasks, NO_LOCATION, -1, words, at, words, at);
        }
        if ((open & stateMask[location]) == 0) {
            return 0;
        }
        return decided(open, stateUnits[location], stateMasks[location], location, -1, words, at, words, at);
    }

    @Override
    public long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
        if ((open & stepMask[location][cpu]) == 0) {
            return 0;
        }
        return decided(
                open, stepUnits[location][cpu], stepMasks[location][cpu], location, cpu, pre, preAt, post, postAt);
    }

    private long decided(
            long open,
            int[] units,
            long[] masks,
            int location,
            int cpu,
            long[] before,
            int beforeAt,
            long[] after,
            int afterAt) {
        long left = open;
        for (int i = 0; i < units.length; i++) {
            if ((left & masks[i]) != 0) {
                try {
                    if (code.isTrue(units[i], before, beforeAt, after, afterAt)) {
                        left &= ~masks[i];
                    }
                } catch (NoValue e) {
                    int property = Long.numberOfTrailingZeros(masks[i]);
                    NoValueError error = onNoValue.error(property, location, cpu, before, beforeAt, after, afterAt);
                    if (error != null) {
                        throw error;
                    }
                    left &= ~masks[i];
                }
            }
        }
        return open & ~left;
    }
}
