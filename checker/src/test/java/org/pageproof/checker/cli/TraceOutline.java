package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pageproof.checker.trace.StepText;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceStep;
import org.pageproof.checker.trace.TraceStep.Access;
import org.pageproof.checker.trace.TraceStep.Change;

/**
 * A trace as a table of a few rows: one for as long as one CPU is at work on one operation. It says which shared words are
 * different afterwards, and of the last row everything that is; where the operation is not over, also what it has read.
 */
final class TraceOutline {
    /**
     * What a reader need not see, or sees better in other words. Names are those of fields.
     *
     * @param hidden fields that are left out
     * @param sets fields whose bits are elements of a set
     * @param none fields of which this value stands for nothing
     */
    record Hints(List<String> hidden, List<String> sets, Map<String, String> none) {
        /** Those of several subjects. */
        static Hints all(List<Hints> each) {
            Map<String, String> none = new HashMap<>();
            each.forEach(h -> none.putAll(h.none()));
            return new Hints(
                    each.stream().flatMap(h -> h.hidden().stream()).toList(),
                    each.stream().flatMap(h -> h.sets().stream()).toList(),
                    none);
        }

        private static String field(String slot) {
            String last = slot.substring(slot.lastIndexOf('.') + 1);
            int index = last.indexOf('[');
            return index < 0 ? last : last.substring(0, index);
        }

        boolean shows(String slot) {
            return !hidden.contains(field(slot));
        }

        String say(String slot, String value) {
            String field = field(slot);
            if (value.equals(none.get(field))) {
                return "none";
            }
            if (!sets.contains(field) || !value.matches("\\d+")) {
                return value;
            }
            long bits = Long.parseLong(value);
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Long.SIZE - 1; i++) {
                if ((bits >> i & 1) == 1) {
                    elements.add(String.valueOf(i));
                }
            }
            return elements.isEmpty() ? "empty" : "{" + String.join(", ", elements) + "}";
        }
    }

    private final Hints hints;
    private final Trace.Finding finding;
    private final List<TraceStep> steps;
    /** Words, cells and locks; everything else that changes is bookkeeping. */
    private final Set<String> shared;

    /** With all that changes, plain data too. */
    static TraceOutline withData(Trace trace, Hints hints) {
        TraceOutline all = new TraceOutline(trace, hints);
        trace.steps().forEach(s -> s.changes().forEach(c -> all.shared.add(c.slot())));
        return all;
    }

    TraceOutline(Trace trace, Hints hints) {
        this.hints = hints;
        this.finding = trace.finding();
        this.steps = trace.steps();
        this.shared = new HashSet<>();
        for (TraceStep s : steps) {
            if (s.access() != null && s.access().target() != null) {
                shared.add(s.access().target());
            }
        }
    }

    /** Operations that the CPUs began. */
    static int operations(Trace trace) {
        return (int) trace.steps().stream().filter(TraceStep::starts).count();
    }

    /** The table, and below it what is violated. */
    String text() {
        String conjunct = finding.conjunct() == null ? finding.text() : said(finding.conjunct());
        return table() + "\nThen `" + finding.property() + "` is violated: " + conjunct
                + named(" for ", finding.elements()) + named(", where ", finding.values()) + ".\n";
    }

    /** What is broken about a lifetime is a sentence already; of other claims it is an expression that is false. */
    private static String said(String conjunct) {
        boolean sentence = conjunct.endsWith(" is not") || conjunct.endsWith(" is not alive");
        return sentence ? conjunct : "`" + conjunct + "` is false";
    }

    private static String named(String before, List<Trace.Named> all) {
        return all.isEmpty()
                ? ""
                : all.stream()
                        .map(n -> "`" + n.name() + "` = " + n.value())
                        .collect(Collectors.joining(", ", before, ""));
    }

    private String table() {
        List<Integer> cpus =
                new ArrayList<>(new TreeSet<>(steps.stream().map(TraceStep::cpu).toList()));
        StringBuilder out = new StringBuilder("| steps |");
        cpus.forEach(c -> out.append(" CPU ").append(c).append(" |"));
        out.append(" what is different afterwards |\n|---|")
                .append("---|".repeat(cpus.size()))
                .append("---|\n");
        for (int from = 0; from < steps.size(); ) {
            int to = endOfRun(from);
            out.append("| ")
                    .append(from + 1)
                    .append(to - from > 1 ? " to " + to : "")
                    .append(" |");
            for (int c : cpus) {
                out.append(' ').append(c == steps.get(from).cpu() ? did(from) + " |" : "|");
            }
            out.append(' ').append(afterwards(from, to)).append(" |\n");
            from = to;
        }
        return out.toString();
    }

    private int endOfRun(int from) {
        int to = from + 1;
        while (to < steps.size()
                && steps.get(to).cpu() == steps.get(from).cpu()
                && !steps.get(to).starts()) {
            to++;
        }
        return to;
    }

    private String did(int from) {
        TraceStep first = steps.get(from);
        return "`" + StepText.operation(first) + "`" + (first.starts() ? "" : " goes on");
    }

    /** Whether the operation of a run of steps goes on after {@code to}, or is where the trace ends. */
    private boolean isOpen(int from, int to) {
        for (TraceStep s : steps.subList(to, steps.size())) {
            if (s.cpu() == steps.get(from).cpu()) {
                return !s.starts();
            }
        }
        return to == steps.size();
    }

    private String afterwards(int from, int to) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        Map<String, String> read = new LinkedHashMap<>();
        for (TraceStep s : steps.subList(from, to)) {
            Access access = s.access();
            if (access != null
                    && access.target() != null
                    && access.result() != null
                    && access.kind().endsWith(".read")) {
                read.put(access.target(), access.result().text());
            }
            for (Change c : s.changes()) {
                before.putIfAbsent(c.slot(), c.before().text());
                after.put(c.slot(), c.after().text());
            }
        }
        List<String> words = new ArrayList<>();
        if (isOpen(from, to)) {
            read.forEach((slot, value) -> {
                if (hints.shows(slot)) {
                    words.add("has read `" + slot + "`: " + hints.say(slot, value));
                }
            });
        }
        after.forEach((slot, value) -> {
            if (hints.shows(slot) && !value.equals(before.get(slot)) && (to == steps.size() || shared.contains(slot))) {
                words.add("`" + slot + "` is " + hints.say(slot, value));
            }
        });
        return String.join("<br>", words);
    }
}
