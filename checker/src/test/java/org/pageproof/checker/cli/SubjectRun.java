package org.pageproof.checker.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * Every scenario of the shipped specs, checked once; and every scenario of a variant once more on the base form, for the
 * properties that the variant violates.
 */
final class SubjectRun {
    /**
     * A scenario with what was found.
     *
     * @param fixed the same without the bug; null where the variant violates nothing
     * @param without the variant that has everything but the bug; empty for the base form
     */
    record Checked(
            Spec spec,
            Scenario scenario,
            ScenarioResult result,
            @Nullable ScenarioResult fixed,
            String without) {
        /** Empty for the base form. */
        String variant() {
            Variant v = scenario.variant();
            return v == null ? "" : v.name();
        }

        PropertyResult property(String name) {
            return find(result, name);
        }

        /** What the scenario expects to see violated, also of the base form. */
        List<String> expectedToFail() {
            return violations(scenario);
        }

        /** Of the form without the bug. */
        Optional<PropertyResult> fixed(String name) {
            return Optional.ofNullable(fixed).map(r -> find(r, name));
        }

        /** The claims of the spec that the scenario checked, in the order of the spec. */
        List<Claim> claims() {
            return ShippedSpecs.claims(spec).stream()
                    .filter(p ->
                            result.properties().stream().anyMatch(r -> r.name().equals(p.name())))
                    .map(p -> new Claim(this, p, property(p.name())))
                    .toList();
        }

        private static PropertyResult find(ScenarioResult result, String name) {
            return result.properties().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(result.name() + " does not check " + name));
        }
    }

    /** A property of a spec in one scenario, or one that is always checked, which no spec has. */
    record Claim(Checked checked, @Nullable Property property, PropertyResult result) {
        Property ofSpec() {
            return Objects.requireNonNull(property);
        }

        boolean isOfBaseForm() {
            return checked.variant().isEmpty();
        }

        boolean is(Verdict verdict) {
            return result.verdict() == verdict;
        }

        long states() {
            return checked.result().numbers().states();
        }

        int cpus() {
            String scope = checked.result().scope();
            return Integer.parseInt(scope.substring(0, scope.indexOf(' ')));
        }
    }

    private final List<Checked> all;

    private SubjectRun(List<Checked> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Takes as long as {@code check} of all specs and a little more.
     *
     * @param without for a variant, the one that has everything but its bug, where that is not the base form
     */
    static SubjectRun ofShippedSpecs(Map<String, String> without) throws BadInput {
        SpecLoader loader = new SpecLoader(List.of());
        List<Job> jobs = new ArrayList<>();
        for (Path file : Home.shippedSpecs()) {
            LoadedSpec loaded = loader.load(Schemas.root().resolve(file));
            loaded.spec().scenarios().forEach(s -> jobs.add(new Job(loaded, s)));
        }
        List<ScenarioResult> results = check(jobs);
        List<Job> fixedJobs =
                jobs.stream().filter(j -> !violated(j.scenario()).isEmpty()).toList();
        List<ScenarioResult> fixedResults = check(
                fixedJobs.stream().map(j -> withoutTheBug(j, form(j, without))).toList());
        List<Checked> all = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            int fixed = fixedJobs.indexOf(job);
            all.add(new Checked(
                    job.spec().spec(),
                    job.scenario(),
                    results.get(i),
                    fixed < 0 ? null : fixedResults.get(fixed),
                    form(job, without)));
        }
        return new SubjectRun(all);
    }

    /** What the scenario expects to see violated by its variant. */
    static List<String> violated(Scenario scenario) {
        return scenario.variant() == null ? List.of() : violations(scenario);
    }

    /** What the scenario expects to see violated. */
    static List<String> violations(Scenario scenario) {
        return scenario.expectations().stream()
                .filter(e -> e instanceof Expectation.Violation)
                .map(e -> ((Expectation.Violation) e).property())
                .toList();
    }

    /** The variant that has everything but the bug of the scenario; empty for the base form. */
    private static String form(Job job, Map<String, String> without) {
        Variant variant = job.scenario().variant();
        return variant == null ? "" : without.getOrDefault(variant.name(), "");
    }

    private static Job withoutTheBug(Job job, String form) {
        Scenario s = job.scenario();
        List<String> ofSpec = violated(s).stream()
                .filter(p -> job.spec().spec().property(p).isPresent())
                .toList();
        return new Job(
                job.spec(),
                new Scenario(
                        s.name(),
                        s.description(),
                        s.settings(),
                        form.isEmpty() ? null : variant(job, form),
                        s.cpus(),
                        s.start(),
                        ofSpec,
                        List.of(),
                        s.doc(),
                        s.span()));
    }

    private static Variant variant(Job job, String name) {
        return job.spec().spec().schema().variants().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variant " + name));
    }

    /** Checks each job, in order. */
    static List<ScenarioResult> check(List<Job> jobs) throws BadInput {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        long memory = CheckCommand.Limits.defaultMemory();
        List<ScenarioResult> results = new ArrayList<>();
        new Workers(
                        new Console(nowhere, nowhere, false, 80, Map.of()),
                        Interrupt.byRequest(),
                        new CheckCommand.Selection(
                                List.of(), List.of(), List.of(), Map.of(), List.of(), false, Engines.all()),
                        new CheckCommand.Limits(memory, null, null, false),
                        memory)
                .run(jobs, (job, outcome) -> {
                    ScenarioResult result = outcome.result();
                    if (result == null) {
                        throw new AssertionError(job.scenario().name() + ": " + outcome.notChecked());
                    }
                    results.add(result);
                });
        return results;
    }

    List<Checked> all() {
        return all;
    }

    /** What was found of a property in a scenario. */
    PropertyResult result(String module, String scenario, String property) {
        return all.stream()
                .filter(c ->
                        c.spec().module().equals(module) && c.scenario().name().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no scenario " + module + "." + scenario))
                .property(property);
    }

    /** The claims of these modules in all their scenarios, in the order of the files. */
    List<Claim> claims(List<String> modules) {
        return all.stream()
                .filter(c -> modules.contains(c.spec().module()))
                .flatMap(c -> c.claims().stream())
                .toList();
    }

    /** The first violation that this scenario expects. */
    Claim shownIn(String scenario) {
        Checked checked = named(scenario);
        String property = checked.expectedToFail().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(scenario + " expects no violation"));
        return new Claim(checked, checked.spec().property(property).orElse(null), checked.property(property));
    }

    /** The scenario of this name. */
    Checked named(String scenario) {
        return all.stream()
                .filter(c -> c.result().name().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no scenario " + scenario));
    }

    /**
     * What shows a variant in these modules: the first violation of a property of theirs that a scenario expects, or else of what
     * is always checked, as for the recorded traces; where none does, the first property that the variant was checked for.
     */
    Claim shows(String variant, List<String> modules) {
        List<Claim> claims = claims(modules).stream()
                .filter(c -> c.checked().variant().equals(variant))
                .toList();
        for (Checked c : claims.stream().map(Claim::checked).distinct().toList()) {
            for (String p : violated(c.scenario())) {
                if (c.spec().property(p).isPresent()) {
                    return new Claim(c, c.spec().property(p).get(), c.property(p));
                }
            }
        }
        for (Checked c : claims.stream().map(Claim::checked).distinct().toList()) {
            for (String p : violated(c.scenario())) {
                return new Claim(c, null, c.property(p));
            }
        }
        return claims.stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no scenario checks variant " + variant));
    }
}
