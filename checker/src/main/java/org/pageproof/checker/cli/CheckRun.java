package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.CheckResults;
import org.pageproof.checker.report.NotChecked;
import org.pageproof.checker.report.Place;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;

/** One run of {@code check}: reads the specs, has the scenarios checked, and reports. */
final class CheckRun {
    private final Console console;
    private final Interrupt interrupt;
    private final CheckCommand.Selection selection;
    private final CheckCommand.Limits limits;
    private final CheckOutput.Format format;
    private final @Nullable Path out;

    private final List<ScenarioResult> results = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private ExitCode code = ExitCode.MET;

    CheckRun(
            Console console,
            Interrupt interrupt,
            CheckCommand.Selection selection,
            CheckCommand.Limits limits,
            CheckOutput.Format format,
            @Nullable Path out) {
        this.console = console;
        this.interrupt = interrupt;
        this.selection = selection;
        this.limits = limits;
        this.format = format;
        this.out = out;
    }

    ExitCode run() throws BadInput {
        List<Path> files =
                selection.engines().proves() ? SpecFiles.toProve(selection.files()) : SpecFiles.of(selection.files());
        List<LoadedSpec> specs = load(files);
        List<Job> all = specs.isEmpty() ? List.of() : new JobSelection(selection, specs).jobs();
        List<Job> jobs = selection.quick() ? QuickSelection.of(all, selection) : all;
        CheckOutput output = CheckOutput.open(console, format, jobs.size() == 1, out);
        output.begin(files.size() == 1 ? files.get(0).toString() : files.size() + " specs");
        new Workers(console, interrupt, selection, limits, CheckCommand.Limits.defaultMemory())
                .run(jobs, (job, outcome) -> take(job, outcome, output));
        finish(output, all.stream().filter(j -> !jobs.contains(j)).toList());
        return code;
    }

    private List<LoadedSpec> load(List<Path> files) {
        SpecLoader loader = new SpecLoader(selection.modelPath());
        List<LoadedSpec> specs = new ArrayList<>();
        for (Path file : files) {
            try {
                LoadedSpec loaded = loader.load(file);
                console.err().print(DiagnosticPrinter.print(loaded.warnings()));
                specs.add(loaded);
            } catch (BadInput e) {
                String text = String.valueOf(e.getMessage()).stripTrailing();
                Place place = Place.named(file.toString(), text);
                notChecked.add(new NotChecked(file.toString(), null, place, NotChecked.Why.BAD_INPUT, text));
                console.err().println(text);
                code = code.and(ExitCode.BAD_INPUT);
            }
        }
        return specs;
    }

    private void take(Job job, Job.Outcome outcome, CheckOutput output) throws BadInput {
        if (outcome.result() != null) {
            results.add(output.scenario(outcome.result()));
        }
        NotChecked missing = outcome.notChecked();
        if (missing != null) {
            notChecked.add(missing);
            switch (missing.why()) {
                case BAD_INPUT -> {
                    // What is wrong with an option is wrong for every scenario.
                    if (said.add(missing.text())) {
                        console.err().println(missing.text().stripTrailing());
                    }
                    code = code.and(ExitCode.BAD_INPUT);
                }
                case CONTRADICTION -> {
                    console.err()
                            .println(job.place().file() + ": scenario "
                                    + job.scenario().name() + ": the tool contradicts itself: " + missing.text());
                    code = code.and(ExitCode.CONTRADICTION);
                }
                case INTERRUPTED -> code = code.and(ExitCode.INCONCLUSIVE);
            }
        }
    }

    private void finish(CheckOutput output, List<Job> leftOut) throws BadInput {
        long left = notChecked.stream()
                .filter(n -> n.why() == NotChecked.Why.INTERRUPTED)
                .count();
        boolean whole = selection.scenarios().isEmpty() && left == 0 && leftOut.isEmpty();
        List<ScenarioResult> all = whole ? vacuousEverywhere() : results;
        for (ScenarioResult s : all) {
            s.properties().forEach(p -> code = code.and(codeOf(p)));
        }
        if (left > 0) {
            console.err().println("interrupted: " + left + " scenarios were not checked");
        }
        List<String> names = leftOut.stream().map(j -> j.scenario().name()).toList();
        output.end(new CheckResults(Version.tool(), all, notChecked, names, code.code()));
    }

    /** A property that is vacuous in every scenario of its spec that checks it says nothing: that is not met. */
    private List<ScenarioResult> vacuousEverywhere() {
        Map<String, Boolean> onlyVacuous = new LinkedHashMap<>();
        for (ScenarioResult s : results) {
            for (PropertyResult p : s.properties()) {
                if (p.verdict().decides()) {
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
}
