package org.pageproof.checker.live;

import org.pageproof.machine.BitLayout;

/** Where the path of a place has led to. Objects, arrays and words are named by their numbers. */
sealed interface Spot {
    record OfField(int object, String declaringClass, String field) implements Spot {}

    record OfElement(int array, int index) implements Spot {}

    /** One of the two words of a pair. */
    record OfHalf(int word) implements Spot {}

    record OfPart(int word, BitLayout.Field part) implements Spot {}

    /** The entries of one CPU. */
    record OfTlb(int tlb, int cpu) implements Spot {}

    record OfEntry(int tlb, int cpu, int page) implements Spot {}
}
