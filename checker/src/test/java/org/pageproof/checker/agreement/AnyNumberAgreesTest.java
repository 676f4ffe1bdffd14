package org.pageproof.checker.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.schema.SchemaBuilder;
import org.pageproof.checker.prove.methods.Conclusion;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.prove.methods.ProofSystem;
import org.pageproof.checker.prove.methods.Prover;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;
import org.pageproof.checker.prove.steps.AnyNumber;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.typed.Spec;

/**
 * Random models with random claims: what is proved of any number of CPUs is true in every state that is visited with one, two and
 * three. {@code -Dpageproof.random.any=N} takes N models.
 */
@Tag("nightly")
class AnyNumberAgreesTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.any", 10);
    private static final int MOST_STATES = 4_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private int proved;
    private int violated;
    private int unknown;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatIsProvedOfAnyNumberIsTrueOfEachThatIsSearched() throws Exception {
        Random random = new Random(Seeds.first());
        for (int i = 0; i < MODELS; i++) {
            Files.writeString(folder.resolve("T" + i + ".java"), source("T" + i, i % 2 == 1, random));
        }
        ModelPath models = ModelPath.of(List.of(folder));
        try (Solver solver = SolversForTests.z3()) {
            for (int i = 0; i < MODELS; i++) {
                compare(models, "T" + i, random, solver);
            }
        }
        System.out.printf("any number of CPUs: %d claims proved, %d open, %d broken%n", proved, unknown, violated);
        assertEquals(List.of(), wrong);
        assertTrue(proved >= MODELS / 2 && violated >= MODELS / 2, proved + " proved, " + violated + " broken");
    }

    /** @param unlike whether every second CPU begins in another way */
    private static String source(String name, boolean unlike, Random random) {
        String alike = "cpus[i] = new Cpu();";
        String source = TinyModel.source(name, random);
        assertTrue(source.contains(alike), source);
        return unlike ? source.replace(alike, "{ " + alike + " cpus[i].a = i % 2; }") : source;
    }

    private void compare(ModelPath models, String model, Random random, Solver solver) throws Exception {
        Spec spec = spec(models, model, random);
        LoadedSpec loaded = new LoadedSpec(spec, models, List.of());
        Prepared any = Prepared.of(loaded, spec.scenario("any_number").orElseThrow(), Map.of());
        StepProgram program = any.compile();
        Properties properties = Properties.of(any.scenario(), program);
        ProofSystem system;
        try {
            system = ProofSystem.ofAnyNumber(program, properties, () -> false);
        } catch (AnyNumber.NotKnown e) {
            unknown += properties.size();
            return;
        }
        Map<Goal, Conclusion> conclusions = new Prover(
                        system,
                        solver,
                        Method.AUTO,
                        new Prover.Limits(Duration.ofSeconds(20), 1L << 30),
                        new Prover.Aims(g -> true, g -> false),
                        () -> false)
                .run();
        Set<String> broken = new HashSet<>();
        for (long cpus = 1; cpus <= 3; cpus++) {
            Prepared some = Prepared.of(loaded, spec.scenario("any_number").orElseThrow(), Map.of("cpus", cpus));
            broken.addAll(broken(some));
        }
        violated += broken.size();
        conclusions.forEach((goal, conclusion) -> {
            if (conclusion instanceof Conclusion.Proved) {
                proved += goal instanceof Goal.OfSpec ? 1 : 0;
                if (broken.contains(goal.name())) {
                    wrong.add(model + ": " + goal.name() + "\n" + spec.source().all());
                }
            } else {
                unknown++;
            }
        });
    }

    /** What is broken in some state or step that is visited. */
    private static Set<String> broken(Prepared prepared) throws Exception {
        StepProgram program = prepared.compile();
        Properties properties = Properties.of(prepared.scenario(), program);
        Interpreter interpreter = new Interpreter(program);
        Set<String> broken = new HashSet<>();
        Set<State> seen = new HashSet<>(Set.of(program.initial()));
        Deque<State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            State state = open.remove();
            for (int p = 0; p < properties.size(); p++) {
                if (!properties.get(p).ofStep() && properties.decides(p, state)) {
                    broken.add(properties.get(p).name());
                }
            }
            for (Outcome o : interpreter.outcomes(state)) {
                State next = o.next();
                if (next == null) {
                    broken.add(
                            o.step().violation() == null
                                    ? ""
                                    : o.step().violation().property().specName());
                    continue;
                }
                for (int p = 0; p < properties.size(); p++) {
                    if (properties.get(p).ofStep()
                            && properties.explain(p, state, o).isPresent()) {
                        broken.add(properties.get(p).name());
                    }
                }
                if (seen.size() < MOST_STATES && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return broken;
    }

    private static Spec spec(ModelPath models, String model, Random random) throws Exception {
        StringBuilder text = new StringBuilder("module any_number;\nmodel " + model + ";\n");
        for (int i = 0; i < 12; i++) {
            text.append(
                            i % 3 == 2
                                    ? "transition c" + i + " { " + step(random)
                                    : "invariant c" + i + " { " + state(random))
                    .append(" }\n");
        }
        text.append("scenario any_number { cpus any repeat op0 | op1 | op2; }\n");
        Path file = Path.of(model + ".inv");
        SourceText source = SourceText.of(file.toString(), text.toString().getBytes(StandardCharsets.UTF_8));
        return TypeChecker.check(SpecReader.read(source, file).get(), SchemaBuilder.of(models, model))
                .get();
    }

    private static String state(Random random) {
        int n = random.nextInt(4);
        return pick(
                random,
                "v <= " + n,
                "v >= " + n % 2,
                "w <= 5 + " + n,
                "(forall c in cpus: c.a <= " + n + ")",
                "(forall c in cpus: c.small < 0 || c.flag)",
                "(forall c in cpus: c.page == none || c.flag)",
                "(forall c in cpus: c.a >= -1 && c.counts[0] <= " + n + ")",
                "(count c in cpus: c.flag) <= " + n,
                "(count c in cpus: c in helper) <= " + n % 2,
                "(count c in cpus: lock.holder == c) <= 1",
                "(forall c in cpus: c in helper => v > 0)",
                "(forall c in cpus: c before lock of lock => v <= 3)",
                "guarded <= " + n,
                "(exists p in pages: forall c in cpus: c.page != p)",
                "!(forall p in pages: exists c in cpus: c.page == p)",
                "size({ p in pages : (forall c in cpus: c.page != p) }) >= 1",
                "(forall d in cpus: (sum c in cpus where c != d: c.counts[1] * c.counts[1]) <= " + n + ")",
                "(forall d in cpus: (count c in cpus where c == d: c.flag) <= 1)",
                "w <= 4 + cpus",
                "cell == none || cell == pages[" + n % 2 + "]",
                "(forall p in pages: p.word <= " + n + ")",
                "(sum c in cpus: c.counts[0] * c.counts[0]) <= " + n);
    }

    private static String step(Random random) {
        return pick(
                random,
                "v' <= v + 1",
                "w' == w || v' == v",
                "(forall c in cpus: c steps || c.a' == c.a)",
                "(forall c in cpus: c.flag' || !c.flag)",
                "lock.holder' == none || lock.holder == none || lock.holder' == lock.holder",
                "(count c in cpus: c.flag') <= (count c in cpus: c.flag) + 1",
                "(forall p in pages: p.word' <= p.word + 1)",
                "(count c in cpus: by op1) <= 1",
                "(count c in cpus: c.flag && v' != v) <= 1",
                "(forall c in cpus: by op0 && c steps => c.a' >= -5)");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
