package org.pageproof.checker.prove.capacity;

import java.math.BigInteger;
import java.util.Map;

/**
 * What was found out about one counter of one era.
 *
 * @param least per counting, the least memory of a guest that exceeds the counter
 */
public record Capacity(Era era, Counter counter, Map<Counting, Least> least) {
    /** Copies the map. */
    public Capacity {
        least = Map.copyOf(least);
    }

    /** Whether every question has an answer. */
    public boolean isDecided() {
        return least.values().stream().noneMatch(Least.Unknown.class::isInstance);
    }

    /** The answer to one question. */
    public sealed interface Least {
        /**
         * A guest with this memory can exceed the counter, and none with a frame less.
         *
         * @param frames pages of 4 KiB
         */
        record Frames(long frames) implements Least {
            /** The same in bytes. */
            BigInteger bytes() {
                return BigInteger.valueOf(frames).shiftLeft(12);
            }
        }

        /** No guest can, whatever its memory. */
        record None() implements Least {}

        /**
         * The solver does not know.
         *
         * @param why its words
         */
        record Unknown(String why) implements Least {}
    }
}
