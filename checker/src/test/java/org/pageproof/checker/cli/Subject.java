package org.pageproof.checker.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docs/subjects/<name>.yaml} says of a subject: which specs are about it, and the numbers of the domain notes.
 *
 * @param title of its section
 * @param page its story, beside the table
 * @param specs modules
 * @param without the variant that a variant is a bug of, where that is not the base form
 * @param outlines how outlines of traces show what the model keeps
 */
record Subject(
        String title,
        String page,
        List<String> specs,
        Map<String, String> without,
        TraceOutline.Hints outlines,
        Numbers invariants,
        Numbers bugs) {
    private static final Pattern NUMBER = Pattern.compile("([A-Z]+)(\\d+)([a-z]?)");
    private static final Pattern RANGE = Pattern.compile("([A-Z]+)(\\d+)(?:\\.\\.([A-Z]+)(\\d+))?");

    /**
     * The numbers of one list of the notes.
     *
     * @param numbers all of them, such as {@code I1..I35}
     * @param checked those that a run decides, with what they say; a letter behind a number is a part of it
     * @param evidence the scenario that shows a number best, where the rule of the table would take one that says little; for a
     *     bug, the scenario of the base form that has it
     * @param later all others
     */
    record Numbers(String numbers, Map<String, String> checked, Map<String, String> evidence, List<Later> later) {
        /** What is wrong with the list: each number must stand in it once. Empty when nothing is. */
        List<String> complaints() {
            Map<String, Integer> found = new TreeMap<>();
            checked.keySet().forEach(n -> found.merge(n, 1, Integer::sum));
            later.forEach(l -> range(l.numbers()).forEach(n -> found.merge(n, 1, Integer::sum)));
            List<String> all = range(numbers);
            List<String> complaints = new ArrayList<>();
            for (String n : all) {
                int times = found.getOrDefault(n, 0);
                if (times != 1) {
                    complaints.add(n + " stands there " + times + " times");
                }
            }
            found.keySet().stream()
                    .filter(n -> !all.contains(ofTheNotes(n)))
                    .forEach(n -> complaints.add(n + " is outside " + numbers));
            return complaints;
        }
    }

    /** Numbers that no run decides yet, what they say, and why not. */
    record Later(String numbers, String says, String why) {}

    /** All subjects, by the names of their files. */
    static List<Subject> all(Path folder) throws IOException {
        List<Subject> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                all.add(read(Files.readString(file)));
            }
        }
        return all;
    }

    static Subject read(String yaml) throws IOException {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readValue(yaml, Subject.class);
    }

    /** The name of its page without the ending. */
    String name() {
        return page.replace(".md", "");
    }

    /** {@code B01..B03} as three numbers; one number as itself. */
    static List<String> range(String numbers) {
        Matcher m = RANGE.matcher(numbers);
        if (!m.matches() || (m.group(3) != null && !m.group(3).equals(m.group(1)))) {
            throw new IllegalArgumentException("expected a number or a range such as B01..B03: " + numbers);
        }
        String digits = m.group(2);
        int last = Integer.parseInt(m.group(4) == null ? digits : m.group(4));
        List<String> all = new ArrayList<>();
        for (int i = Integer.parseInt(digits); i <= last; i++) {
            all.add(m.group(1) + (digits.startsWith("0") ? "%02d".formatted(i) : String.valueOf(i)));
        }
        return all;
    }

    /** The number of the notes that the number of a property or a variant belongs to: {@code I17} of {@code I17b}. */
    static String ofTheNotes(String number) {
        Matcher m = NUMBER.matcher(number);
        return m.matches() ? m.group(1) + m.group(2) : number;
    }

    /** Such that numbers sort as numbers, and those that are none come last. */
    static String order(String number) {
        Matcher m = NUMBER.matcher(number);
        return m.matches() ? "%s%04d%s".formatted(m.group(1), Integer.parseInt(m.group(2)), m.group(3)) : "~" + number;
    }
}
