package org.pageproof.spec.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * A scenario with the values of everything that is fixed before the search.
 *
 * @param spec the spec that it belongs to
 * @param declared as written
 * @param parameters every parameter of the model, in order of the model, booleans as 0 and 1
 * @param constants every constant of the spec, by name, booleans as 0 and 1
 * @param groups of CPUs, in order
 * @param anyCpus whether it speaks of any number of CPUs; the model then has {@link ScenarioResolver#CPUS_OF_ANY}
 * @param expectations in order
 */
public record ResolvedScenario(
        Spec spec,
        Scenario declared,
        Map<String, Long> parameters,
        Map<String, BigInteger> constants,
        List<Group> groups,
        boolean anyCpus,
        List<ResolvedExpectation> expectations) {
    public ResolvedScenario {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        groups = List.copyOf(groups);
        expectations = List.copyOf(expectations);
    }

    /** The same of the CPUs that its model has, and no others. */
    public ResolvedScenario ofItsCpus() {
        return new ResolvedScenario(spec, declared, parameters, constants, groups, false, expectations);
    }

    /**
     * CPUs that do the same.
     *
     * @param size how many, at least 1; -1 for all that other groups leave
     * @param span the clause
     */
    public record Group(int size, CpuProgram program, Span span) {}

    /**
     * What each CPU of the constructed model does.
     *
     * @param cpus the number of CPUs of the model
     * @return one program for each CPU, or errors when the groups and the CPUs do not match
     */
    public Result<List<CpuProgram>> programs(int cpus) {
        int named = groups.stream().mapToInt(g -> Math.max(0, g.size())).sum();
        boolean rest = groups.stream().anyMatch(g -> g.size() < 0);
        Reporter reporter = new Reporter(spec.source());
        if (named > cpus || (!rest && named < cpus)) {
            reporter.error(
                    SpecError.CPU_NUMBER,
                    groups.get(groups.size() - 1).span(),
                    "the scenario says what " + plural(named) + " do" + (named == 1 ? "es" : "")
                            + ", but the model has " + cpus,
                    "set the model's number of CPUs with \"model with\", or write \"cpus all\"");
            return new Result<>(null, reporter.sorted());
        }
        if (rest && named == cpus) {
            reporter.error(
                    SpecError.CPU_NUMBER,
                    groups.stream()
                            .filter(g -> g.size() < 0)
                            .findFirst()
                            .orElseThrow()
                            .span(),
                    "no CPU is left for \"cpus all\": the model has " + plural(cpus),
                    "set the model's number of CPUs with \"model with\"");
            return new Result<>(null, reporter.sorted());
        }
        List<CpuProgram> programs = new ArrayList<>();
        for (Group g : groups) {
            programs.addAll(Collections.nCopies(g.size() < 0 ? cpus - named : g.size(), g.program()));
        }
        return new Result<>(programs, List.of());
    }

    private static String plural(int cpus) {
        return cpus == 1 ? "1 CPU" : cpus + " CPUs";
    }
}
