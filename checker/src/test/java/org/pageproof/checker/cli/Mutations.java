package org.pageproof.checker.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages texts: flips bits, swaps, replaces, repeats and takes out words, cuts off, and mixes two texts. A seed says how. */
final class Mutations {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*|\\d\\w*|\"[^\"\n]*\"|=>|[=!<>]=|\\S");
    private static final int MOST = 4;

    /** Bytes as chars, one by one. */
    private final List<String> texts = new ArrayList<>();

    private final List<String> words = new ArrayList<>();

    Mutations(List<byte[]> texts) {
        for (byte[] bytes : texts) {
            String text = new String(bytes, ISO_8859_1);
            this.texts.add(text);
            Matcher m = WORD.matcher(text);
            while (m.find()) {
                words.add(m.group());
            }
        }
    }

    /**
     * A damaged text.
     *
     * @param which the text to damage
     * @param random where the damage comes from
     */
    byte[] of(int which, SplittableRandom random) {
        String text = texts.get(which);
        int changes = 1 + random.nextInt(MOST);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            text = changed(text, random);
        }
        return text.getBytes(ISO_8859_1);
    }

    private String changed(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(10)) {
            case 0 -> {
                return put(text, at, at + 1, String.valueOf((char) (text.charAt(at) ^ 1 << random.nextInt(8))));
            }
            case 1 -> {
                return put(text, at, at + 1, String.valueOf((char) random.nextInt(256)));
            }
            case 2 -> {
                return text.substring(0, at);
            }
            case 3 -> {
                String other = texts.get(random.nextInt(texts.size()));
                return text.substring(0, at) + other.substring(random.nextInt(other.length()));
            }
            case 4 -> {
                return put(text, at, Math.min(text.length(), at + random.nextInt(200)), "");
            }
            default -> {
                return words(text, at, random);
            }
        }
    }

    private String words(String text, int at, SplittableRandom random) {
        Matcher m = WORD.matcher(text);
        if (!m.find(at)) {
            return text;
        }
        String word = m.group();
        String other = words.get(random.nextInt(words.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                return put(text, m.start(), m.end(), "");
            }
            case 1 -> {
                return put(text, m.start(), m.end(), word + " " + word);
            }
            case 2 -> {
                return put(text, m.start(), m.end(), other);
            }
            case 3 -> {
                return put(text, m.start(), m.start(), other + " ");
            }
            default -> {
                Matcher second = WORD.matcher(text);
                if (!second.find(random.nextInt(text.length())) || second.start() < m.end()) {
                    return text;
                }
                String swapped = put(text, second.start(), second.end(), word);
                return put(swapped, m.start(), m.end(), second.group());
            }
        }
    }

    private static String put(String text, int from, int to, String piece) {
        return text.substring(0, from) + piece + text.substring(to);
    }
}
