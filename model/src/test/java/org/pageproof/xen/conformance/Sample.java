package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Chooses the rows that are kept with the tests, always the same ones: each time the row that brings most pairs of values of two
 * columns that no chosen row has. Columns are those of the arguments, of the state before, and of the outcome.
 */
final class Sample {
    /** How many rows. */
    static final int ROWS = 200;

    /** Row {@code index} has the values with these numbers, and brings at most {@code gain} new pairs. */
    private record Candidate(int index, int gain) {}

    private final int[][] values;
    private final int most;
    private final BitSet covered = new BitSet();

    private Sample(List<Row> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        values = new int[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).cells().entrySet().stream()
                    .filter(cell -> !cell.getKey().startsWith("after_"))
                    .mapToInt(
                            cell -> numbers.computeIfAbsent(cell.getKey() + "=" + cell.getValue(), k -> numbers.size()))
                    .toArray();
        }
        most = numbers.size();
    }

    /** The lines of the chosen rows, in order. */
    static List<Integer> lines(List<Row> rows) {
        return new Sample(rows)
                .choose().stream().map(i -> rows.get(i).line()).sorted().toList();
    }

    /** What a row brings can only become less, so a row that was counted afresh and is still the first one is the best. */
    private List<Integer> choose() {
        PriorityQueue<Candidate> candidates = new PriorityQueue<>(
                Comparator.comparingInt((Candidate c) -> -c.gain).thenComparingInt(Candidate::index));
        for (int i = 0; i < values.length; i++) {
            candidates.add(new Candidate(i, Integer.MAX_VALUE));
        }
        List<Integer> chosen = new ArrayList<>();
        Candidate first = candidates.poll();
        while (first != null && chosen.size() < ROWS) {
            int gain = newPairs(first.index, false);
            if (gain == first.gain) {
                newPairs(first.index, true);
                chosen.add(first.index);
            } else {
                candidates.add(new Candidate(first.index, gain));
            }
            first = candidates.poll();
        }
        return chosen;
    }

    /** How many pairs the row brings; counts them as covered if {@code cover}. */
    private int newPairs(int row, boolean cover) {
        int[] of = values[row];
        int count = 0;
        for (int i = 0; i < of.length; i++) {
            for (int j = i + 1; j < of.length; j++) {
                int pair = of[i] * most + of[j];
                if (!covered.get(pair)) {
                    count++;
                    if (cover) {
                        covered.set(pair);
                    }
                }
            }
        }
        return count;
    }
}
