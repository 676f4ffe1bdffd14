package org.pageproof.checker.steps.world;

import java.util.List;

/**
 * Where the mutable parts of the world stand in the state vector.
 *
 * <p>Per object id: {@link #first} is the first slot of a word, cell, lock, TLB or mutable array, the following ones its
 * elements, in a TLB the entry of page p on CPU c being c * pages + p; or -1. A pair has its own first slot, that of its low
 * word, and the high word's is next.
 */
public final class Slots {
    private final List<Place> places;
    private final int[] first;
    private final int halted;
    private final int groups;

    Slots(List<Place> places, int[] first, int halted, int groups) {
        this.places = List.copyOf(places);
        this.first = first;
        this.halted = halted;
        this.groups = groups;
    }

    public List<Place> places() {
        return places;
    }

    /** The first slot of the object, or -1 when it has none. */
    public int first(int object) {
        return first[object];
    }

    /** The slot that tells whether CPU 0 is halted, the other CPUs following; -1 when no CPU is ever halted. */
    public int halted() {
        return halted;
    }

    /** The number of inferred ranges. */
    public int groups() {
        return groups;
    }
}
