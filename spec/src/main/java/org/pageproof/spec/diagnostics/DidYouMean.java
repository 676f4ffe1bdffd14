package org.pageproof.spec.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Finds the name that may have been meant, by edit distance (Damerau: a swap of two neighbours counts as one). */
public final class DidYouMean {
    private DidYouMean() {}

    /** The nearest candidate, or an empty string when none is near enough. */
    public static String nearest(String name, Collection<String> candidates) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : new TreeSet<>(candidates)) {
            int d = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.min(name.length(), candidate.length()) / 3);
            if (d <= allowed && d < bestDistance && !candidate.equals(name)) {
                best = candidate;
                bestDistance = d;
            }
        }
        return best.isEmpty() ? sameWords(name, candidates) : best;
    }

    /** The shortest candidate that has all the words of the name, at least two: {@code alloc_heap_pages} for {@code alloc_pages}. */
    private static String sameWords(String name, Collection<String> candidates) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("_"));
        if (words.size() < 2) {
            return "";
        }
        return new TreeSet<>(candidates)
                .stream()
                        .filter(c -> !c.equals(name)
                                && List.of(c.toLowerCase(Locale.ROOT).split("_"))
                                        .containsAll(words))
                        .min(Comparator.comparingInt(String::length))
                        .orElse("");
    }

    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 20 || Math.max(a.length(), b.length()) > 200) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
