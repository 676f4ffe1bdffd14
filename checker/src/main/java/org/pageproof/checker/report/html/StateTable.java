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
    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d+)]");
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
        Map<String, Fields> arrays = new LinkedHashMap<>();
        Fields single = new Fields();
        for (int i = 0; i < paths.size(); i++) {
            Matcher m = IN_ARRAY.matcher(paths.get(i));
            if (m.matches()) {
                arrays.computeIfAbsent(m.group(1), a -> new Fields()).add(m.group(1) + m.group(2), m.group(3), i);
            } else {
                single.add("value", paths.get(i), i);
            }
        }
        List<PageData.Group> groups = new ArrayList<>();
        arrays.forEach((name, fields) -> groups.add(group(name, fields)));
        if (!single.objects.isEmpty()) {
            groups.add(group(NO_ARRAY, single));
        }
        return groups;
    }

    /** The fields of the objects of one array; those that are arrays themselves by element. */
    private static final class Fields {
        private final Set<String> objects = new LinkedHashSet<>();
        private final Map<String, Map<String, Map<String, Integer>>> slots = new LinkedHashMap<>();

        void add(String object, String field, int slot) {
            objects.add(object);
            Matcher m = ELEMENT.matcher(field);
            boolean array = m.matches();
            slots.computeIfAbsent(array ? m.group(1) : field, f -> new LinkedHashMap<>())
                    .computeIfAbsent(array ? m.group(2) : "", e -> new LinkedHashMap<>())
                    .put(object, slot);
        }
    }

    private PageData.Group group(String name, Fields fields) {
        List<PageData.Row> rows = new ArrayList<>();
        fields.slots.forEach((field, elements) -> rows.add(new PageData.Row(
                field,
                List.copyOf(elements.keySet()),
                fields.objects.stream()
                        .map(o -> elements.values().stream()
                                .map(e -> e.getOrDefault(o, -1))
                                .toList())
                        .toList(),
                elements.values().stream()
                        .flatMap(e -> e.values().stream())
                        .anyMatch(s -> values(paths.get(s)).size() > 1))));
        return new PageData.Group(name, List.copyOf(fields.objects), rows);
    }
}
