package org.pageproof.checker.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.pageproof.checker.report.html.Surroundings.Source;
import org.pageproof.checker.report.html.Surroundings.Sources;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceStep;

/** The source lines around the accesses of a trace. */
final class Excerpts {
    /** Lines shown on each side of an access; the script shows as many. */
    private static final int AROUND = 6;

    private final List<PageData.Excerpt> excerpts = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    Excerpts(Trace trace, Sources sources) {
        Map<String, NavigableSet<Integer>> wanted = new LinkedHashMap<>();
        for (TraceStep step : trace.steps()) {
            if (step.file() != null && step.line() > 0) {
                wanted.computeIfAbsent(step.file(), f -> new TreeSet<>()).add(step.line());
            }
        }
        wanted.forEach((file, lines) -> add(file, lines, sources));
    }

    private void add(String file, NavigableSet<Integer> lines, Sources sources) {
        Optional<Source> found = sources.find(file);
        if (found.isEmpty() || found.get().lines().size() < lines.last()) {
            missing.add(file);
            return;
        }
        List<String> text = found.get().lines();
        List<PageData.Line> shown = new ArrayList<>();
        for (int n = 1; n <= text.size(); n++) {
            Integer near = lines.ceiling(n - AROUND);
            if (near != null && near <= n + AROUND) {
                shown.add(new PageData.Line(n, text.get(n - 1)));
            }
        }
        numbers.put(file, excerpts.size());
        excerpts.add(new PageData.Excerpt(file, found.get().path(), shown));
    }

    List<PageData.Excerpt> all() {
        return List.copyOf(excerpts);
    }

    /** The files that have no source, or one that is too short to be what ran. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** The number of the excerpt that holds the access, or -1. */
    int of(TraceStep step) {
        return step.file() == null || step.line() <= 0 ? -1 : numbers.getOrDefault(step.file(), -1);
    }
}
