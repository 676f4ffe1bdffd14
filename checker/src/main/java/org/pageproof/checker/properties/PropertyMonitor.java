package org.pageproof.checker.properties;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
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
    private final long ofStep;
    private final UnitCode code;
    private final OnNoValue onNoValue;
    private final StepWatch watch;

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

    /** Per location and CPU: units and the notes that they make. */
    private final int[][][] noteUnits;

    private final int[][][] notes;
    private final BitSet noted = new BitSet();

    /** Says what is wrong when a property has no value; null when it is to count as decided. */
    interface OnNoValue {
        @Nullable
        NoValueError error(int property, int location, int cpu, long[] before, int beforeAt, long[] after, int at);
    }

    /**
     * What to look at when a step of one location is made.
     *
     * @param state in a new state
     * @param steps by CPU, of the step
     * @param notes by CPU, what is noted when it is true of the step; properties are here the numbers of notes
     */
    record Plans(Units.Plan state, List<Units.Plan> steps, List<Units.Plan> notes) {
        Plans {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A monitor.
     *
     * @param ofStep per property, whether it is a claim about steps
     * @param ofBoth claims about steps that say something of the initial state too
     * @param initial everything to look at in the initial state
     * @param plans per location
     * @param watch looks at what two states do not tell
     */
    PropertyMonitor(
            List<Boolean> ofStep,
            Set<Integer> ofBoth,
            UnitCode code,
            Units.Plan initial,
            List<Plans> plans,
            StepWatch watch,
            OnNoValue onNoValue) {
        this.watch = watch;
        this.properties = ofStep.size();
        this.code = code;
        this.onNoValue = onNoValue;
        this.initialUnits = units(initial);
        this.initialMasks = masks(initial);
        long ofState = 0;
        long ofSteps = 0;
        for (int p = 0; p < ofStep.size(); p++) {
            ofSteps |= ofStep.get(p) ? 1L << p : 0;
            ofState |= !ofStep.get(p) || ofBoth.contains(p) ? 1L << p : 0;
        }
        this.ofState = ofState;
        this.ofStep = ofSteps;
        int n = plans.size();
        this.stateUnits = new int[n][];
        this.stateMasks = new long[n][];
        this.stateMask = new long[n];
        this.stepUnits = new int[n][][];
        this.stepMasks = new long[n][][];
        this.stepMask = new long[n][];
        this.noteUnits = new int[n][][];
        this.notes = new int[n][][];
        for (int l = 0; l < n; l++) {
            Plans at = plans.get(l);
            stateUnits[l] = units(at.state());
            stateMasks[l] = masks(at.state());
            stateMask[l] = or(stateMasks[l]);
            int cpus = at.steps().size();
            stepUnits[l] = new int[cpus][];
            stepMasks[l] = new long[cpus][];
            stepMask[l] = new long[cpus];
            noteUnits[l] = new int[cpus][];
            notes[l] = new int[cpus][];
            for (int c = 0; c < cpus; c++) {
                stepUnits[l][c] = units(at.steps().get(c));
                stepMasks[l][c] = masks(at.steps().get(c));
                stepMask[l][c] = or(stepMasks[l][c]);
                noteUnits[l][c] = units(at.notes().get(c));
                notes[l][c] =
                        at.notes().get(c).properties().stream().mapToInt(i -> i).toArray();
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
        return ofStep;
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
        note(pre, preAt, location, cpu, post, postAt);
        long watched = watch.decided(open, pre, preAt, location, cpu, post, postAt);
        if ((open & stepMask[location][cpu]) == 0) {
            return watched;
        }
        return watched
                | decided(
                        open,
                        stepUnits[location][cpu],
                        stepMasks[location][cpu],
                        location,
                        cpu,
                        pre,
                        preAt,
                        post,
                        postAt);
    }

    /** Whether a step of which this note is true was shown to {@link #transition}. */
    boolean noted(int note) {
        return noted.get(note);
    }

    private void note(long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
        int[] units = noteUnits[location][cpu];
        for (int i = 0; i < units.length; i++) {
            int note = notes[location][cpu][i];
            if (!noted.get(note) && isTrueOrNoValue(units[i], pre, preAt, post, postAt)) {
                noted.set(note);
            }
        }
    }

    private boolean isTrueOrNoValue(int unit, long[] pre, int preAt, long[] post, int postAt) {
        try {
            return code.isTrue(unit, pre, preAt, post, postAt);
        } catch (NoValue e) {
            return true;
        }
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
