package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a word of which some bits may be chosen and some parts are narrowed. Parts that are narrowed take their values from
 * what is left to them, those with the fewest first; of parts that overlap only one does. Other bits take all.
 */
final class WordValues {
    private final long fixed;

    /** The values of parts that share no bit. */
    private final List<NumberSet> sets = new ArrayList<>();

    /** Where these parts begin. */
    private final List<Integer> shifts = new ArrayList<>();

    /** The bits that may be chosen and belong to none of these parts. */
    private long rest;

    /**
     * The values of a word.
     *
     * @param within the bits that may be chosen
     * @param constructed gives the others
     * @param narrowed parts of this word, all of whose bits may be chosen
     */
    WordValues(int width, long within, long constructed, Map<Narrowing.Part, NumberSet> narrowed) {
        fixed = constructed & ~within;
        rest = within;
        long inWord = width == Long.SIZE ? -1 : (1L << width) - 1;
        List<Map.Entry<Narrowing.Part, NumberSet>> fewestFirst = narrowed.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), e.getValue().and(values(e.getKey(), width))))
                .sorted(Comparator.comparing(e -> e.getValue().size()))
                .toList();
        for (Map.Entry<Narrowing.Part, NumberSet> e : fewestFirst) {
            long bits = e.getKey().mask() & inWord;
            if ((bits & ~rest) == 0) {
                rest &= ~bits;
                shifts.add(e.getKey().shift());
                sets.add(e.getValue());
            }
        }
    }

    /** What a part of a word of that width can be. */
    private static NumberSet values(Narrowing.Part part, int width) {
        boolean signed = part.signed() && width == Long.SIZE;
        return NumberSet.of(
                signed
                        ? part.range()
                        : new Interval(
                                BigInteger.ZERO,
                                BigInteger.ONE
                                        .shiftLeft(Math.min(width, part.width()))
                                        .subtract(BigInteger.ONE)));
    }

    /** How many there are. */
    BigInteger size() {
        return sets.stream()
                .map(NumberSet::size)
                .reduce(BigInteger.ONE.shiftLeft(Long.bitCount(rest)), BigInteger::multiply);
    }

    /** All of them, in the order of unsigned numbers. */
    List<Long> all() {
        List<Long> all = new ArrayList<>();
        // Counts through the bits that are left alone.
        long chosen = 0;
        do {
            all.add(fixed | chosen);
            chosen = (chosen - rest) & rest;
        } while (chosen != 0);
        for (int i = 0; i < sets.size(); i++) {
            int shift = shifts.get(i);
            List<Long> before = all;
            all = sets.get(i).numbers().stream()
                    .flatMap(value -> before.stream().map(v -> v | value.longValue() << shift))
                    .collect(Collectors.toList());
        }
        all.sort(Long::compareUnsigned);
        return all;
    }
}
