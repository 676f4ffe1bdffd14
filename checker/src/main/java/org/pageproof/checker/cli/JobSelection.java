package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.spec.diagnostics.DidYouMean;
import org.pageproof.spec.typed.AlwaysChecked;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/** Finds the scenarios that the options name. */
final class JobSelection {
    private static final int MOST_NAMES = 8;

    private final CheckCommand.Selection selection;
    private final List<LoadedSpec> specs;

    JobSelection(CheckCommand.Selection selection, List<LoadedSpec> specs) {
        this.selection = selection;
        this.specs = specs;
    }

    /**
     * The scenarios in the order of the specs.
     *
     * @throws BadInput for a name that none of the specs has, or when there is nothing to check
     */
    List<Job> jobs() throws BadInput {
        Set<String> scenarios = new TreeSet<>();
        Set<String> properties = new TreeSet<>(AlwaysChecked.NAMES);
        List<Job> jobs = new ArrayList<>();
        for (LoadedSpec loaded : specs) {
            for (Property p : loaded.spec().properties()) {
                properties.add(p.name());
                if (!p.number().isEmpty()) {
                    properties.add(p.number());
                }
            }
            for (Scenario s : loaded.spec().scenarios()) {
                scenarios.add(s.name());
                if (selection.scenarios().isEmpty() || selection.scenarios().contains(s.name())) {
                    jobs.add(new Job(loaded, s));
                }
            }
        }
        known("--scenario", selection.scenarios(), scenarios);
        known("--property", selection.properties(), properties);
        if (jobs.isEmpty()) {
            throw new BadInput(specs.stream().map(l -> l.spec().source().file()).collect(Collectors.joining(", "))
                    + ": there is no scenario, so there is nothing to check; add: scenario NAME { ... }");
        }
        for (String property : selection.properties()) {
            if (jobs.stream().noneMatch(j -> checks(j, property))) {
                throw new BadInput(
                        "--property " + property + ": no scenario that was asked for checks it; name it after"
                                + " \"check\" in a scenario, or ask for a scenario that checks it");
            }
        }
        return selection.properties().isEmpty()
                ? jobs
                : jobs.stream()
                        .filter(j -> selection.properties().stream().anyMatch(p -> checks(j, p)))
                        .toList();
    }

    private static boolean checks(Job job, String property) {
        List<String> named = job.scenario().checks();
        return AlwaysChecked.NAMES.contains(property)
                || job.spec().spec().properties().stream()
                        .filter(p -> named == null || named.contains(p.name()))
                        .anyMatch(p -> p.name().equals(property) || p.number().equals(property));
    }

    private static void known(String option, List<String> wanted, Set<String> known) throws BadInput {
        for (String name : wanted) {
            if (!known.contains(name)) {
                String near = DidYouMean.nearest(name, known);
                throw new BadInput(option + " " + name + ": there is none of this name in the specs; "
                        + (near.isEmpty() ? some(known) : "did you mean " + near + "?"));
            }
        }
    }

    /** As many as a message has room for. */
    private static String some(Set<String> known) {
        String first = known.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = known.size() - MOST_NAMES;
        return "there are: " + first + (more > 0 ? " and " + more + " more, which list shows" : "");
    }
}
