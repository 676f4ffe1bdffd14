package org.pageproof.checker.agreement;

import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What random models are made from. A build takes the same ones each time, so that what it says depends on nothing but what is
 * built; {@code -Dpageproof.random.seed=N} takes others, and so does every night.
 */
public final class Seeds {
    /** Of every build, for properties that no night is about. */
    public static final String BUILD = "20261122";

    private static final long FIRST = Long.getLong("pageproof.random.seed", Long.parseLong(BUILD));
    private static final int LARGEST = 1_000_000_000;

    private Seeds() {}

    /** One number, where all that is random comes from one generator. */
    public static long first() {
        return FIRST;
    }

    /** For a property with so many tries. */
    public static Arbitrary<Long> some(int tries) {
        Random random = new Random(FIRST);
        return Arbitraries.of(Stream.generate(() -> (long) random.nextInt(LARGEST))
                .limit(tries)
                .toList());
    }
}
