package org.pageproof.checker.steps;

import java.util.Arrays;

/**
 * A reusable buffer of the transitions of one or more states. Transition i leads to the packed state at
 * {@code words()[i * width ..]}; {@link #location} tells the shared access that it executed.
 *
 * <p>A step that violates an always-checked property has no successor: it stands in a list of its own. So does a
 * violation of the state itself (a deadlock), with {@link #NO_CPU}.
 */
public final class Successors {
    /** The CPU of a violation that belongs to the state, not to a step. */
    public static final int NO_CPU = -1;

    private final int width;
    private long[] words;
    private int[] locations;
    private byte[] cpus;
    private int size;

    private BuiltIn[] violated = new BuiltIn[4];
    private int[] violatingCpu = new int[4];
    private int violations;

    /** An empty buffer for states of {@code width} longs. */
    public Successors(int width) {
        this.width = width;
        this.words = new long[width * 64];
        this.locations = new int[64];
        this.cpus = new byte[64];
    }

    public void clear() {
        size = 0;
        violations = 0;
    }

    /** Memory that the buffer holds, in bytes. */
    public long bytes() {
        return (long) words.length * Long.BYTES
                + (long) locations.length * (Integer.BYTES + 1)
                + (long) violated.length * 2 * Integer.BYTES;
    }

    /** Number of transitions that lead to a state. */
    public int size() {
        return size;
    }

    /** The packed successors, valid up to the next {@code add}. */
    public long[] words() {
        return words;
    }

    /** The id of the location whose access transition {@code i} executed (see {@link Location#id()}). */
    public int location(int i) {
        return locations[i];
    }

    public int cpu(int i) {
        return cpus[i];
    }

    public void add(int cpu, int location, long[] state) {
        if (size == locations.length) {
            words = Arrays.copyOf(words, words.length * 2);
            locations = Arrays.copyOf(locations, size * 2);
            cpus = Arrays.copyOf(cpus, size * 2);
        }
        int at = size * width;
        for (int i = 0; i < width; i++) {
            words[at + i] = state[i];
        }
        locations[size] = location;
        cpus[size] = (byte) cpu;
        size++;
    }

    /** Records that a step of {@code cpu}, or with {@link #NO_CPU} the state itself, violates {@code property}. */
    public void violation(BuiltIn property, int cpu) {
        if (violations == violated.length) {
            violated = Arrays.copyOf(violated, violations * 2);
            violatingCpu = Arrays.copyOf(violatingCpu, violations * 2);
        }
        violated[violations] = property;
        violatingCpu[violations++] = cpu;
    }

    /** Drops what was added after the sizes were these. */
    public void truncate(int transitions, int violationCount) {
        size = transitions;
        violations = violationCount;
    }

    public int violations() {
        return violations;
    }

    public BuiltIn violated(int i) {
        return violated[i];
    }

    public int violatingCpu(int i) {
        return violatingCpu[i];
    }
}
