package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.schema.SchemaBuilder;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.InterpretedNextState;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.parse.SpecParser;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Spec;

/** A spec text checked against a model of the repository, one scenario of it compiled, and a search over it. */
final class Checked {
    static final Path DOCS = Path.of("..", "docs", "examples");
    static final Path SHIPPED = Path.of("..", "spec", "invariants");

    /** Scenarios with more states are not shown to the judge as well. */
    private static final int MOST_JUDGED = 1500;

    /** The models of a folder. Compiling them takes longer than most searches, so claims about one model share it. */
    private record Described(ModelPath models, ModelSchema schema) {
        private static final Map<Path, Described> KNOWN = new ConcurrentHashMap<>();

        static Described of(Path folder, String model) throws Exception {
            Described known = KNOWN.get(folder.resolve(model));
            if (known == null) {
                ModelPath models = ModelPath.of(List.of(folder, ModelPath.machinePlace()));
                known = new Described(models, SchemaBuilder.of(models, model));
                KNOWN.put(folder.resolve(model), known);
            }
            return known;
        }
    }

    final ResolvedScenario scenario;
    final StepProgram program;
    final Properties properties;

    private Checked(ResolvedScenario scenario, StepProgram program) {
        this.scenario = scenario;
        this.program = program;
        this.properties = Properties.of(scenario, program);
    }

    static Checked file(Path file, String scenario, Map<String, Long> overrides) throws Exception {
        return of(SourceText.of(file.getFileName().toString(), Files.readAllBytes(file)), file, scenario, overrides);
    }

    /** The spec text stands beside the models of {@code folder}. */
    static Checked text(String text, Path folder, String scenario) throws Exception {
        return of(SourceText.of("test.inv", text), folder.resolve("test.inv"), scenario, Map.of());
    }

    private static Checked of(SourceText source, Path file, String name, Map<String, Long> overrides) throws Exception {
        SpecFile parsed = value(SpecParser.parse(source));
        String model = parsed.modelName().orElseThrow();
        Described described = Described.of(file.toAbsolutePath().normalize().resolveSibling(""), model);
        Spec spec = value(TypeChecker.check(parsed, described.schema()));
        ResolvedScenario scenario =
                value(ScenarioResolver.resolve(spec.scenario(name).orElseThrow(), spec, overrides));
        var variant = scenario.declared().variant();
        List<CpuProgram> programs = new ArrayList<>();
        int cpus = Math.toIntExact(scenario.parameters().getOrDefault("cpus", 1L));
        for (var p : value(scenario.programs(cpus))) {
            programs.add(new CpuProgram(
                    p.repeats(),
                    p.turns().stream()
                            .map(t -> t.choices().stream()
                                    .map(c -> new CpuProgram.Call(c.operation(), c.bindings()))
                                    .toList())
                            .toList()));
        }
        return new Checked(
                scenario,
                StepCompiler.compile(
                        described.models().model(model, variant == null ? null : variant.name()),
                        scenario.parameters(),
                        programs,
                        Properties.kept(scenario),
                        List.of()));
    }

    private static <T> T value(Result<T> result) {
        if (!result.ok()) {
            throw new AssertionError(DiagnosticPrinter.print(result.diagnostics()));
        }
        return result.get();
    }

    Run run(Goal goal) {
        Explorer explorer = new Explorer(new InterpretedNextState(program, null), properties.watch(), goal);
        Run run = new Run(explorer, explorer.run());
        Judged judged = Judged.of(this);
        if (goal.equals(Goal.EVERYTHING) && judged.all(MOST_JUDGED)) {
            assertEquals(judged.decided(), run.decided(), "the judge and the search");
        }
        return run;
    }

    int number(String property) {
        return properties.number(property).orElseThrow();
    }

    /** A finished search. */
    final class Run {
        final Explorer explorer;
        final SearchResult result;

        Run(Explorer explorer, SearchResult result) {
            this.explorer = explorer;
            this.result = result;
        }

        int steps(String property) {
            return result.finding(number(property)).map(Finding::steps).orElse(-1);
        }

        /** The names of decided properties. */
        List<String> decided() {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < properties.size(); i++) {
                if (result.finding(i).isPresent()) {
                    names.add(properties.get(i).name());
                }
            }
            return names;
        }

        Explanation explain(String property) {
            Finding finding = result.finding(number(property)).orElseThrow();
            if (finding instanceof Finding.OfTransition t) {
                long[] post = t.post().stream().mapToLong(w -> w).toArray();
                State before = program.unpack(explorer.state(t.pre()), 0);
                State after = program.unpack(post, 0);
                return program.outcomes(before).stream()
                        .filter(o -> o.step().cpu() == t.cpu() && program.number(o.step()) == t.location())
                        .filter(o -> Objects.equals(after, o.next()))
                        .flatMap(o -> properties.explain(t.property(), before, o).stream())
                        .findFirst()
                        .orElseThrow();
            }
            Finding.OfState s = (Finding.OfState) finding;
            return properties.explain(s.property(), program.unpack(explorer.state(s.state()), 0));
        }

        /** Properties that hold, but could not have failed. */
        String vacuous() {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < properties.size(); i++) {
                int premise = properties.premise(i);
                if (properties.cannotFail(i)
                        || (premise >= 0 && result.finding(premise).isEmpty())) {
                    names.add(properties.get(i).name());
                }
            }
            return names.stream().collect(Collectors.joining(", "));
        }
    }
}
