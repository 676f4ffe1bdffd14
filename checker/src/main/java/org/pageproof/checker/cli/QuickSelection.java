package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.Expected;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Property;

/**
 * The scenarios of {@code --quick}: for each property of a spec the smallest one in which it is expected to hold or to be
 * reached, and the smallest one in which it is expected to be violated, unless that one is larger. A scenario is smaller
 * with fewer CPUs; then with a smaller product of its parameters; then with a shorter expected counterexample; then where it
 * stands earlier in the spec.
 */
final class QuickSelection {
    /** A scenario with what it is compared by; {@code scenario} is null when its numbers do not fit. */
    private record Sized(Job job, @Nullable ResolvedScenario scenario, long cpus, double product, int steps) {
        private static final Comparator<Sized> SCOPE =
                Comparator.comparingLong(Sized::cpus).thenComparingDouble(Sized::product);
        private static final Comparator<Sized> SIZE = SCOPE.thenComparingInt(Sized::steps);
    }

    private final List<String> properties;

    private QuickSelection(List<String> properties) {
        this.properties = properties;
    }

    /** Those of {@code jobs} that remain, in their order. */
    static List<Job> of(List<Job> jobs, CheckCommand.Selection selection) {
        Map<LoadedSpec, List<Sized>> bySpec = new LinkedHashMap<>();
        Set<Job> chosen = new HashSet<>();
        for (Job job : jobs) {
            Sized sized = size(job, selection.settings());
            if (sized.scenario() == null) {
                // It cannot be checked; that is to be said, not left out.
                chosen.add(job);
            } else if (!sized.scenario().anyCpus()) {
                bySpec.computeIfAbsent(job.spec(), s -> new ArrayList<>()).add(sized);
            }
        }
        QuickSelection quick = new QuickSelection(selection.properties());
        bySpec.forEach((spec, sized) -> quick.choose(spec, sized, chosen));
        return jobs.stream().filter(chosen::contains).toList();
    }

    private static Sized size(Job job, Map<String, Long> settings) {
        try {
            ResolvedScenario scenario = Prepared.resolve(job.spec().spec(), job.scenario(), settings);
            String array = job.spec().spec().schema().cpus();
            long cpus = scenario.groups().stream()
                    .mapToInt(g -> Math.max(1, g.size()))
                    .sum();
            double product = 1;
            for (Map.Entry<String, Long> p : scenario.parameters().entrySet()) {
                if (p.getKey().equals("cpus") || p.getKey().equals(array)) {
                    cpus = Math.max(cpus, p.getValue());
                } else {
                    product *= Math.max(1, p.getValue());
                }
            }
            int steps = new Expectations(scenario).longest();
            return new Sized(job, scenario, cpus, product, steps);
        } catch (BadInput e) {
            return new Sized(job, null, 0, 0, 0);
        }
    }

    private void choose(LoadedSpec spec, List<Sized> scenarios, Set<Job> chosen) {
        Set<String> decided = new HashSet<>();
        for (Property p : spec.spec().properties()) {
            if (!properties.isEmpty() && !properties.contains(p.name()) && !properties.contains(p.number())) {
                continue;
            }
            Sized good = smallest(scenarios, p, false);
            Sized bad = smallest(scenarios, p, true);
            if (good != null) {
                chosen.add(good.job());
            }
            if (bad != null && (good == null || Sized.SCOPE.compare(bad, good) <= 0)) {
                chosen.add(bad.job());
            }
            if (good != null || bad != null) {
                decided.add(p.name());
            }
        }
        if (decided.isEmpty()) {
            // The always-checked properties are all there is, or nothing is expected of any other.
            scenarios.stream().min(Sized.SIZE).ifPresent(s -> chosen.add(s.job()));
        }
    }

    private static @Nullable Sized smallest(List<Sized> scenarios, Property p, boolean violated) {
        return scenarios.stream()
                .filter(s -> {
                    List<String> checks = s.job().scenario().checks();
                    ResolvedScenario scenario = s.scenario();
                    if (scenario == null || (checks != null && !checks.contains(p.name()))) {
                        return false;
                    }
                    Expected expected = new Expectations(scenario).of(p.name(), p.kind() == Property.Kind.COVER);
                    return expected != null && (expected.kind() == Expected.Kind.VIOLATION) == violated;
                })
                .min(Sized.SIZE)
                .orElse(null);
    }
}
