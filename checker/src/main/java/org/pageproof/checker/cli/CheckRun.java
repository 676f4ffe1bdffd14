package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.JsonReport;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.TextReport;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.trace.TraceFile;
import org.pageproof.spec.diagnostics.DidYouMean;
import org.pageproof.spec.typed.AlwaysChecked;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/** One run of {@code check}: reads the specs, checks one scenario after the other, and reports. */
final class CheckRun {
    private final Console console;
    private final Interrupt interrupt;
    private final CheckCommand.Selection selection;
    private final CheckCommand.Limits limits;
    private final boolean json;
    private final @Nullable Path out;

    private final List<ScenarioResult> results = new ArrayList<>();
    private ExitCode code = ExitCode.MET;

    CheckRun(
            Console console,
            Interrupt interrupt,
            CheckCommand.Selection selection,
            CheckCommand.Limits limits,
            boolean json,
            @Nullable Path out) {
        this.console = console;
        this.interrupt = interrupt;
        this.selection = selection;
        this.limits = limits;
        this.json = json;
        this.out = out;
    }

    /** One scenario that is to be checked. */
    private record Job(LoadedSpec spec, Scenario scenario) {}

    ExitCode run() throws BadInput {
        List<Path> files = selection.files().isEmpty() ? Home.shippedSpecs() : selection.files();
        say(Version.tool() + ": checking " + (files.size() == 1 ? files.get(0) : files.size() + " specs") + "\n\n");
        OutputFolder folder = out == null ? null : OutputFolder.open(out);
        List<Job> jobs = jobs(load(files));
        TextReport text = new TextReport(jobs.size() == 1);
        int left = jobs.size();
        for (Job job : jobs) {
            if (interrupt.requested()) {
                break;
            }
            left--;
            ScenarioResult result = check(job);
            if (result != null) {
                if (folder != null) {
                    result = written(result, job, folder);
                }
                results.add(result);
                say(text.block(result));
            }
        }
        finish(text, left, folder);
        return code;
    }

    private List<LoadedSpec> load(List<Path> files) {
        SpecLoader loader = new SpecLoader(selection.modelPath());
        List<LoadedSpec> specs = new ArrayList<>();
        for (Path file : files) {
            try {
                specs.add(loader.load(file));
            } catch (BadInput e) {
                complain(e);
            }
        }
        return specs;
    }

    private void complain(BadInput e) {
        console.err().println(String.valueOf(e.getMessage()).stripTrailing());
        code = code.and(ExitCode.BAD_INPUT);
    }

    /** The scenarios that were asked for; a name that none of the specs has is an error. */
    private List<Job> jobs(List<LoadedSpec> specs) throws BadInput {
        if (specs.isEmpty()) {
            return List.of();
        }
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
        return jobs;
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
                        + (near.isEmpty() ? "there are: " + String.join(", ", known) : "did you mean " + near + "?"));
            }
        }
    }

    /** The result, or null when the scenario could not be checked; then it has been said why. */
    private @Nullable ScenarioResult check(Job job) {
        ProgressLine progress = new ProgressLine(console, job.scenario().name());
        try {
            return new ScenarioCheck(job.spec(), job.scenario(), selection, limits).run(interrupt::requested, progress);
        } catch (BadInput e) {
            complain(e);
        } catch (SelfContradiction e) {
            console.err()
                    .println(job.spec().spec().source().file() + ": scenario "
                            + job.scenario().name() + ": the tool contradicts itself: " + e.getMessage());
            code = code.and(ExitCode.CONTRADICTION);
        } finally {
            progress.done();
        }
        return null;
    }

    private ScenarioResult written(ScenarioResult result, Job job, OutputFolder folder) throws BadInput {
        List<PropertyResult> properties = new ArrayList<>();
        for (PropertyResult p : result.properties()) {
            if (p.trace() == null) {
                properties.add(p);
            } else {
                String name = job.spec().spec().module() + "." + result.name() + "." + p.name() + ".json";
                properties.add(p.writtenTo(
                        folder.write(name, new TraceFile().write(p.trace())).toString()));
            }
        }
        return result.with(properties);
    }

    private void finish(TextReport text, int left, @Nullable OutputFolder folder) throws BadInput {
        List<ScenarioResult> all = selection.scenarios().isEmpty() && left == 0 ? vacuousEverywhere() : results;
        for (ScenarioResult s : all) {
            s.properties().forEach(p -> code = code.and(codeOf(p)));
        }
        if (left > 0) {
            console.err().println("interrupted: " + left + " scenarios were not checked");
            code = code.and(ExitCode.INCONCLUSIVE);
        }
        String document = new JsonReport().write(Version.tool(), all, code.code());
        if (folder != null) {
            folder.write("check.json", document);
        }
        if (json) {
            console.out().print(document);
        } else if (!all.isEmpty()) {
            console.out().print(text.table(all));
            console.out().println(text.summary(all));
        }
        console.out().flush();
    }

    /** A property that is vacuous in every scenario of its spec that checks it says nothing: that is not met. */
    private List<ScenarioResult> vacuousEverywhere() {
        Map<String, Boolean> onlyVacuous = new LinkedHashMap<>();
        for (ScenarioResult s : results) {
            for (PropertyResult p : s.properties()) {
                if (p.verdict() != Verdict.UNKNOWN) {
                    onlyVacuous.merge(key(s, p), p.verdict() == Verdict.VACUOUS, Boolean::logicalAnd);
                }
            }
        }
        return results.stream()
                .map(s -> s.with(s.properties().stream()
                        .map(p -> p.verdict() == Verdict.VACUOUS && Boolean.TRUE.equals(onlyVacuous.get(key(s, p)))
                                ? p.vacuousEverywhere()
                                : p)
                        .toList()))
                .toList();
    }

    private static String key(ScenarioResult s, PropertyResult p) {
        return s.file() + "\n" + p.name();
    }

    private static ExitCode codeOf(PropertyResult p) {
        if (p.expected() == null) {
            return ExitCode.MET;
        }
        Boolean met = p.met();
        return met == null ? ExitCode.INCONCLUSIVE : met ? ExitCode.MET : ExitCode.NOT_MET;
    }

    private void say(String text) {
        if (!json) {
            console.out().print(text);
            console.out().flush();
        }
    }
}
