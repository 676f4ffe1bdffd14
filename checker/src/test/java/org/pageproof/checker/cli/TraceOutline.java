package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pageproof.checker.trace.StepText;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceStep;
import org.pageproof.checker.trace.TraceStep.Access;
import org.pageproof.checker.trace.TraceStep.Change;

/**
 * A trace as a table of a few rows: one for as long as one CPU is at work on one operation. It says what is different
 * afterwards; where the operation is not over, also what it has read.
 */
final class TraceOutline {
    private final List<TraceStep> steps;

    TraceOutline(Trace trace) {
        this.steps = trace.steps();
    }

    /** Operations that the CPUs began. */
    static int operations(Trace trace) {
        return (int) trace.steps().stream().filter(TraceStep::starts).count();
    }

    String table() {
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
            read.forEach((slot, value) -> words.add("has read `" + slot + "`: " + value));
        }
        after.forEach((slot, value) -> {
            if (!value.equals(before.get(slot))) {
                words.add("`" + slot + "` is " + value);
            }
        });
        return String.join("<br>", words);
    }
}
