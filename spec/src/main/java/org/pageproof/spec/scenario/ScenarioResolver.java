package org.pageproof.spec.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Constant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * Gives every number of a scenario its value.
 *
 * <p>A parameter of the model has, in this order, the value of {@code --set}, the one of {@code model with}, or its
 * default. The parameter that is called like the array of the CPUs is special: where neither sets it and no group is
 * {@code cpus all}, it is the sum of the groups.
 */
public final class ScenarioResolver {
    /** The most CPUs that a scenario can have. */
    public static final int MOST_CPUS = 64;

    private static final int MOST_VALUES = 4096;
    private static final String CPUS = "cpus";

    /** CPUs of the model in a scenario for any number of CPUs: four that claims speak of, and one that stands for the others. */
    public static final int CPUS_OF_ANY = 5;

    private final Scenario scenario;
    private final Spec spec;
    private final Map<String, Long> overrides;
    private final Reporter reporter;
    private final List<Diagnostic> optionErrors = new ArrayList<>();

    private ScenarioResolver(Scenario scenario, Spec spec, Map<String, Long> overrides) {
        this.scenario = scenario;
        this.spec = spec;
        this.overrides = byParameter(overrides, spec.schema());
        this.reporter = new Reporter(spec.source());
    }

    /** {@code cpus} is the parameter of the model that is called like its array of CPUs, unless there is one that is called so. */
    private static Map<String, Long> byParameter(Map<String, Long> overrides, ModelSchema schema) {
        String name = cpuName(schema);
        boolean known = schema.parameter(CPUS).isPresent() || overrides.containsKey(name);
        if (known || !overrides.containsKey(CPUS)) {
            return overrides;
        }
        Map<String, Long> all = new LinkedHashMap<>(overrides);
        all.put(name, all.remove(CPUS));
        return all;
    }

    /**
     * Resolves a scenario.
     *
     * @param overrides values of {@code --set}, by name of a model parameter, or {@code cpus} for the number of CPUs;
     *     booleans as 0 and 1
     * @return the scenario with numbers, or errors, located in the spec or in the option
     */
    public static Result<ResolvedScenario> resolve(Scenario scenario, Spec spec, Map<String, Long> overrides) {
        return new ScenarioResolver(scenario, spec, overrides).resolved();
    }

    private Result<ResolvedScenario> resolved() {
        Long cpuOverride = cpuOverride();
        Map<String, BigInteger> fixed = new HashMap<>();
        overrides.forEach((name, value) -> {
            ModelParameter p = spec.schema().parameter(name).orElse(null);
            if (p != null) {
                fixed.put(name, BigInteger.valueOf(value));
                if (value < p.min() || value > p.max()) {
                    option(
                            SpecError.PARAMETER_RANGE,
                            name,
                            "\"" + name + "\" cannot be " + value,
                            "it can be " + p.min() + " .. " + p.max());
                }
            } else if (!isCpuName(name)) {
                unknownOption(name);
            }
        });
        ConstantEvaluator values = new ConstantEvaluator(reporter, scenario.settings(), fixed);
        List<Integer> sizes = new ArrayList<>();
        scenario.cpus().forEach(g -> sizes.add(size(g, values, cpuOverride)));
        boolean any = scenario.cpus().get(0).any()
                && cpuParameter().filter(p -> fixed.containsKey(p.name())).isEmpty();
        cpuParameter().filter(p -> any).ifPresent(p -> fixed.put(p.name(), BigInteger.valueOf(CPUS_OF_ANY)));
        cpuParameter().ifPresent(p -> {
            boolean open =
                    scenario.settings().stream().noneMatch(s -> s.parameter().equals(p))
                            && !fixed.containsKey(p.name());
            if (open && sizes.stream().allMatch(n -> n > 0)) {
                int sum = sizes.stream().mapToInt(n -> n).sum();
                if (sum < p.min() || sum > p.max()) {
                    outOfRange(
                            p, BigInteger.valueOf(sum), scenario.cpus().get(0).span());
                }
                fixed.put(p.name(), BigInteger.valueOf(sum));
            }
        });
        ConstantEvaluator all = new ConstantEvaluator(reporter, scenario.settings(), fixed);
        List<ResolvedScenario.Group> groups = groups(all, sizes);
        Map<String, Long> parameters = parameters(all, fixed);
        Map<String, BigInteger> constants = new LinkedHashMap<>();
        for (Constant c : spec.constants()) {
            BigInteger v = all.value(c);
            if (v != null) {
                constants.put(c.name(), v);
            }
        }
        List<ResolvedExpectation> expectations = expectations(all);
        List<Diagnostic> found = new ArrayList<>(optionErrors);
        found.addAll(reporter.sorted());
        return new Result<>(
                found.isEmpty()
                        ? new ResolvedScenario(spec, scenario, parameters, constants, groups, any, expectations)
                        : null,
                found);
    }

    private boolean isCpuName(String name) {
        return name.equals(cpuName(spec.schema()));
    }

    /** What the number of CPUs is called: like the model's array of CPUs where it has such a parameter. */
    private static String cpuName(ModelSchema schema) {
        String array = schema.cpus();
        return array == null || schema.parameter(array).isEmpty() ? CPUS : array;
    }

    private Optional<ModelParameter> cpuParameter() {
        return spec.schema().parameter(cpuName(spec.schema()));
    }

    /** The size that {@code --set cpus} gives to the only group, or null. */
    private @Nullable Long cpuOverride() {
        String name =
                overrides.keySet().stream().filter(this::isCpuName).findFirst().orElse(null);
        if (name == null) {
            return null;
        }
        boolean rest = scenario.cpus().stream().anyMatch(g -> g.number() == null);
        if (rest && spec.schema().parameter(name).isPresent()) {
            return null;
        }
        if (!rest && isSumOfGroups(overrides.get(name))) {
            return null;
        }
        if (rest || scenario.cpus().size() != 1) {
            option(
                    SpecError.AMBIGUOUS_CPUS,
                    name,
                    "the scenario \"" + scenario.name() + "\" does not have one \"cpus\" clause with a number",
                    "change the numbers in the spec, or leave this option out");
            return null;
        }
        return overrides.get(name);
    }

    /** Whether the groups are of so many CPUs anyway, as in a trace that is replayed. */
    private boolean isSumOfGroups(@Nullable Long cpus) {
        BigInteger sum = BigInteger.ZERO;
        for (Scenario.CpuGroup group : scenario.cpus()) {
            if (!(group.number() instanceof Literal n)) {
                return false;
            }
            sum = sum.add(n.value());
        }
        return cpus != null && scenario.cpus().size() > 1 && sum.equals(BigInteger.valueOf(cpus));
    }

    private void unknownOption(String name) {
        Set<String> known = new TreeSet<>(Set.of(CPUS));
        spec.schema().parameters().forEach(p -> known.add(p.name()));
        String value = String.valueOf(overrides.get(name));
        Reporter r = new Reporter(SourceText.of("--set", name + "=" + value));
        r.unknown(
                SpecError.UNKNOWN_SETTING,
                new Span(0, name.length()),
                "the model " + spec.schema().name() + " has no parameter \"" + name + "\"",
                "it has " + String.join(", ", known),
                name,
                known);
        optionErrors.addAll(r.sorted());
    }

    private void option(SpecError code, String name, String message, String advice) {
        Reporter r = new Reporter(SourceText.of("--set", name + "=" + overrides.get(name)));
        r.error(
                code,
                new Span(
                        0,
                        name.length() + 1 + String.valueOf(overrides.get(name)).length()),
                message,
                advice);
        optionErrors.addAll(r.sorted());
    }

    private Map<String, Long> parameters(ConstantEvaluator values, Map<String, BigInteger> fixed) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (ModelParameter p : spec.schema().parameters()) {
            BigInteger v = values.value(p);
            if (v == null) {
                continue;
            }
            boolean fits =
                    v.compareTo(BigInteger.valueOf(p.min())) >= 0 && v.compareTo(BigInteger.valueOf(p.max())) <= 0;
            if (!fits && !fixed.containsKey(p.name())) {
                Span at = scenario.settings().stream()
                        .filter(s -> s.parameter().equals(p))
                        .map(Scenario.Setting::span)
                        .findFirst()
                        .orElse(scenario.span());
                outOfRange(p, v, at);
            }
            all.put(p.name(), v.longValue());
        }
        return all;
    }

    private void outOfRange(ModelParameter p, BigInteger v, Span at) {
        reporter.error(
                SpecError.PARAMETER_RANGE,
                at,
                "\"" + p.name() + "\" cannot be " + shown(v),
                "it can be " + p.min() + " .. " + p.max());
    }

    private List<ResolvedScenario.Group> groups(ConstantEvaluator values, List<Integer> sizes) {
        List<ResolvedScenario.Group> groups = new ArrayList<>();
        for (Scenario.CpuGroup g : scenario.cpus()) {
            List<CpuProgram.Turn> turns = g.turns().stream()
                    .map(t -> new CpuProgram.Turn(
                            t.choices().stream().map(c -> choice(c, values)).toList()))
                    .toList();
            int size = sizes.get(groups.size());
            groups.add(new ResolvedScenario.Group(size, new CpuProgram(g.repeats(), turns), g.span()));
        }
        return groups;
    }

    private int size(Scenario.CpuGroup g, ConstantEvaluator values, @Nullable Long override) {
        Expr number = g.number();
        if (number == null) {
            return -1;
        }
        BigInteger n = override != null ? BigInteger.valueOf(override) : values.value(number);
        if (n == null) {
            return 1;
        }
        if (n.signum() <= 0 || n.compareTo(BigInteger.valueOf(MOST_CPUS)) > 0) {
            String advice = "a group has 1 .. " + MOST_CPUS + " CPUs";
            String message = "there cannot be " + shown(n) + " CPUs";
            if (override != null) {
                overrides.keySet().stream()
                        .filter(this::isCpuName)
                        .forEach(name -> option(SpecError.CPU_NUMBER, name, message, advice));
            } else {
                reporter.error(SpecError.CPU_NUMBER, number.span(), message, advice);
            }
            return 1;
        }
        return n.intValue();
    }

    private CpuProgram.Choice choice(Scenario.OperationCall c, ConstantEvaluator values) {
        Map<String, List<Long>> bindings = new LinkedHashMap<>();
        for (Scenario.Binding b : c.bindings()) {
            Set<BigInteger> set = values.values(b.values(), MOST_VALUES);
            if (set == null) {
                continue;
            }
            // How many elements an array has, only the constructed model can tell.
            IntType range = b.parameter().indexOf() == null && b.parameter().type() instanceof IntType t ? t : null;
            BigInteger outside = set.stream()
                    .filter(v -> v.bitLength() > 63 || (range != null && !range.contains(v)))
                    .findFirst()
                    .orElse(null);
            if (set.isEmpty() || outside != null) {
                reporter.error(
                        SpecError.ARGUMENT_RANGE,
                        b.span(),
                        "\"" + b.parameter().name() + "\" "
                                + (outside == null
                                        ? "gets no value: the range is empty"
                                        : "cannot be " + shown(outside)),
                        range(range, b.parameter().indexOf()));
                continue;
            }
            bindings.put(
                    b.parameter().name(),
                    set.stream().map(BigInteger::longValue).toList());
        }
        return new CpuProgram.Choice(c.operation().name(), bindings);
    }

    private static String range(@Nullable IntType range, @Nullable String array) {
        if (array != null) {
            return "it is an index of " + array + ", from 0";
        }
        BigInteger min = range == null ? null : range.min();
        BigInteger max = range == null ? null : range.max();
        return min == null || max == null ? "" : "it can be " + min + " .. " + max;
    }

    private List<ResolvedExpectation> expectations(ConstantEvaluator values) {
        List<ResolvedExpectation> all = new ArrayList<>();
        for (Expectation e : scenario.expectations()) {
            if (e instanceof Expectation.Holds h) {
                all.add(new ResolvedExpectation.Holds(h.span(), h.properties()));
            } else if (e instanceof Expectation.Reached r) {
                all.add(new ResolvedExpectation.Reached(r.span(), r.property(), r.reached()));
            } else if (e instanceof Expectation.Violation v) {
                all.add(new ResolvedExpectation.Violation(v.span(), v.property(), steps(v, values)));
            }
        }
        return all;
    }

    private int steps(Expectation.Violation v, ConstantEvaluator values) {
        Expr written = v.steps();
        BigInteger n = written == null ? BigInteger.ZERO : values.value(written);
        if (written == null || n == null) {
            return 0;
        }
        if (n.signum() <= 0 || n.bitLength() > 31) {
            reporter.error(
                    SpecError.STEP_NUMBER,
                    written.span(),
                    "a violation cannot take " + shown(n) + " steps",
                    n.signum() <= 0 ? "a trace has at least 1 step" : "");
            return 0;
        }
        return n.intValue();
    }

    private static String shown(BigInteger n) {
        return n.bitLength() > 200 ? "a number of " + n.bitLength() + " bits" : n.toString();
    }
}
