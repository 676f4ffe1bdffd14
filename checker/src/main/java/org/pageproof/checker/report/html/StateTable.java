package org.pageproof.checker.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceState;
import org.pageproof.checker.trace.TraceStep;
import org.pageproof.checker.trace.TraceStep.Change;

/** The slots of a trace by object, with the text of every value that they have. */
final class StateTable {
    private static final Pattern IN_ARRAY = Pattern.compile("(\\w+)(\\[\\d+])\\.(.+)");
    private static final String NO_ARRAY = "shared by all";

    private final Trace trace;
    private final List<String> paths;
    private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();

    StateTable(Trace trace) {
        this.trace = trace;
        this.paths = List.copyOf(trace.states().get(0).slots().keySet());
        // Older traces have no legend; the changes tell what the values mean that occur in them.
        for (TraceStep step : trace.steps()) {
            for (Change c : step.changes()) {
                Map<String, String> ofSlot = texts.computeIfAbsent(c.slot(), s -> new LinkedHashMap<>());
                ofSlot.put(Long.toString(c.before().value()), c.before().text());
                ofSlot.put(Long.toString(c.after().value()), c.after().text());
            }
        }
        trace.legend()
                .forEach((slot, legend) ->
                        texts.computeIfAbsent(slot, s -> new LinkedHashMap<>()).putAll(legend));
    }

    /** Every slot with its values, in the order in which they occur. */
    List<PageData.Slot> slots() {
        return paths.stream()
                .map(p -> new PageData.Slot(
                        p, values(p).stream().map(v -> parts(text(p, v))).toList()))
                .toList();
    }

    /** For each state the index of each slot's value. */
    List<List<Integer>> states() {
        List<List<Long>> values = paths.stream().map(this::values).toList();
        List<List<Integer>> states = new ArrayList<>();
        for (TraceState state : trace.states()) {
            List<Integer> row = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                row.add(values.get(i).indexOf(value(state, paths.get(i))));
            }
            states.add(row);
        }
        return states;
    }

    private List<Long> values(String path) {
        Set<Long> values = new LinkedHashSet<>();
        trace.states().forEach(s -> values.add(value(s, path)));
        return List.copyOf(values);
    }

    private static long value(TraceState state, String path) {
        return state.slots().getOrDefault(path, 0L);
    }

    private String text(String path, long value) {
        String number = Long.toString(value);
        return texts.getOrDefault(path, Map.of()).getOrDefault(number, number);
    }

    /** The bit fields of {@code {count 1, allocated}}, or the text as the only part. */
    static List<PageData.Part> parts(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return List.of(new PageData.Part("", text));
        }
        List<PageData.Part> parts = new ArrayList<>();
        for (String part : text.substring(1, text.length() - 1).split(", ", -1)) {
            int blank = part.indexOf(' ');
            parts.add(
                    blank < 0
                            ? new PageData.Part(part, "")
                            : new PageData.Part(part.substring(0, blank), part.substring(blank + 1)));
        }
        return parts;
    }

    /** The objects of one array together, in the order in which they stand in the trace; last, the slots of none. */
    List<PageData.Group> groups() {
        Map<String, Map<String, Map<String, Integer>>> arrays = new LinkedHashMap<>();
        Map<String, Integer> single = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            Matcher m = IN_ARRAY.matcher(paths.get(i));
            if (m.matches()) {
                arrays.computeIfAbsent(m.group(1), a -> new LinkedHashMap<>())
                        .computeIfAbsent(m.group(3), f -> new LinkedHashMap<>())
                        .put(m.group(1) + m.group(2), i);
            } else {
                single.put(paths.get(i), i);
            }
        }
        List<PageData.Group> groups = new ArrayList<>();
        arrays.forEach((name, fields) -> groups.add(group(name, fields)));
        if (!single.isEmpty()) {
            List<PageData.Row> rows = new ArrayList<>();
            single.forEach((path, slot) -> rows.add(row(path, List.of(slot))));
            groups.add(new PageData.Group(NO_ARRAY, List.of("value"), rows));
        }
        return groups;
    }

    private PageData.Group group(String name, Map<String, Map<String, Integer>> fields) {
        Set<String> objects = new LinkedHashSet<>();
        fields.values().forEach(f -> objects.addAll(f.keySet()));
        List<PageData.Row> rows = new ArrayList<>();
        fields.forEach((field, slots) -> rows.add(
                row(field, objects.stream().map(o -> slots.getOrDefault(o, -1)).toList())));
        return new PageData.Group(name, List.copyOf(objects), rows);
    }

    private PageData.Row row(String field, List<Integer> slots) {
        boolean changes =
                slots.stream().anyMatch(s -> s >= 0 && values(paths.get(s)).size() > 1);
        return new PageData.Row(field, slots, changes);
    }
}
