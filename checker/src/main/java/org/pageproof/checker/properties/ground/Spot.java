package org.pageproof.checker.properties.ground;

import org.pageproof.machine.BitLayout;

/** What stands at a place of the model, when all objects and indices on the way are known. */
sealed interface Spot {
    /** A plain field or array element that changes. */
    record OfSlot(int slot, Class<?> type) implements Spot {}

    /** A number or truth value that never changes, or null. */
    record Fixed(long value, Class<?> type) implements Spot {}

    /** An object: a machine object, an array, an enum constant or any other object of the world. */
    record OfObject(int id) implements Spot {}

    /** A bit field of the word in a slot. */
    record OfBits(int slot, BitLayout.Field field) implements Spot {}

    /** The entries of one CPU in a TLB. */
    record TlbRow(int id, int cpu) implements Spot {}
}
