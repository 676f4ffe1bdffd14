package org.pageproof.checker.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.pageproof.checker.properties.schema.SchemaBuilder;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Spec;

/**
 * Tiny random models with random claims. A whole batch of models is compiled at once, which is much faster than one after the
 * other.
 */
public final class TinyScenario {
    private static final int MOST_CLAIMS = 5;
    private static final int MOST_STATES = 300;

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private TinyScenario(Random random) {
        this.random = random;
    }

    /** At most so many scenarios, each of a model of its own, that depend on the seed alone; those with many states are left out. */
    public static List<Base> some(long seed, int count) {
        Random random = new Random(seed);
        Path folder = folder();
        try {
            for (int i = 0; i < count; i++) {
                Files.writeString(folder.resolve("T" + i + ".java"), TinyModel.source("T" + i, random));
            }
            ModelPath models = ModelPath.of(List.of(folder));
            List<Base> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Base base = new TinyScenario(random).base(models, "T" + i);
                if (RandomScenario.states(base.program(), MOST_STATES) <= MOST_STATES) {
                    all.add(base);
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ModelNotFound | ModelRefused | BadInput e) {
            throw new IllegalStateException("seed " + seed + ": " + e.getMessage(), e);
        } finally {
            delete(folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tiny-models");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Base base(ModelPath models, String model) throws ModelNotFound, ModelRefused, BadInput {
        write(model);
        Path file = Path.of(model + ".inv");
        SourceText source = SourceText.of(file.toString(), text.toString().getBytes(StandardCharsets.UTF_8));
        Result<SpecFile> parsed = SpecReader.read(source, file);
        Result<Spec> checked = TypeChecker.check(parsed.get(), SchemaBuilder.of(models, model));
        if (!parsed.ok() || !checked.ok()) {
            throw new IllegalStateException(text + "\n" + parsed.diagnostics() + checked.diagnostics());
        }
        LoadedSpec loaded = new LoadedSpec(checked.get(), models, List.of());
        Prepared prepared = Prepared.of(loaded, loaded.spec().scenario("tiny").orElseThrow(), Map.of());
        return new Base(model, file, prepared, prepared.compile());
    }

    private void write(String model) {
        text.append("module tiny;\nmodel ").append(model).append(";\n");
        List<String> kinds = new ArrayList<>(List.of(
                "invariant",
                "invariant",
                "invariant",
                "at rest",
                "lemma",
                "transition",
                "transition",
                "by",
                "cover",
                "cover",
                "before",
                "lifecycle",
                "call",
                "call"));
        Collections.shuffle(kinds, random);
        int claims = 1 + random.nextInt(MOST_CLAIMS);
        for (int i = 0; i < claims; i++) {
            text.append(claim(kinds.get(i), i)).append('\n');
        }
        int cpus = random.nextInt(4) == 0 ? 1 : 2;
        text.append("scenario tiny {\n    model with cpus = ").append(cpus).append(";\n");
        for (int c = 0; c < cpus; c++) {
            boolean again = random.nextInt(8) == 0;
            text.append("    cpus 1 ").append(again ? "repeat " : "run ").append(operation());
            text.append(random.nextInt(4) == 0 ? (again ? " | " : ", ") + operation() : "")
                    .append(";\n");
        }
        text.append("}\n");
    }

    private String operation() {
        return pick("op0", "op0", "op1", "op1(q = true)", "op2", "op2(x = 1)");
    }

    private String claim(String kind, int number) {
        return switch (kind) {
            case "invariant" -> "invariant c" + number + " { " + state() + " }";
            case "at rest" -> "invariant c" + number + " at rest { " + state() + " }";
            case "lemma" -> "lemma c" + number + " { " + state() + " }";
            case "transition" -> "transition c" + number + " { " + step() + " }";
            case "by" -> "transition c" + number + " { " + by() + " => " + step() + " }";
            case "before" ->
                "invariant c" + number + " { forall b in cpus: b before " + access() + " => " + state() + " }";
            case "lifecycle" ->
                "lifecycle c" + number + " of c.mode for c in cpus { initial LOW; LOW -> HIGH by " + pick("op0", "op1")
                        + "; }";
            case "call" ->
                pick("invariant", "invariant", "cover") + " c" + number + " on "
                        + pick("return helper(b, x) -> n", "return helper(b, x) -> n", "enter helper(b, n)") + " { "
                        + pick("n < 2", "n <= 7 || b steps", "n == b.a", "v == 1 && n > 0", "n >= -1", "b.flag") + " }";
            default -> "cover c" + number + " { " + state() + " }";
        };
    }

    private String by() {
        return pick("by op0", "by helper", "by op1 && !at rest", "by " + access(), "by helper && !at rest");
    }

    private String access() {
        return pick(
                "read of v", "write of v", "atomic of v", "lock of lock", "write of cell", "write of w", "atomic of w");
    }

    private String state() {
        String one = one();
        return random.nextInt(3) == 0 ? one + pick(" || ", " && ", " => ") + one() : one;
    }

    private String one() {
        String number = String.valueOf(random.nextInt(4));
        String compared = pick(" <= ", " != ", " == ", " < ", " >= ") + number;
        return pick(
                "v" + compared,
                "w" + compared,
                "w < 10",
                "v + w < 9",
                "v - w" + compared,
                "v * w" + compared,
                "w % 4" + compared,
                "(forall p in pages: p.word" + compared + ")",
                "(exists p in pages: p.word" + compared + ")",
                "(sum p in pages: p.word)" + compared,
                "(count p in pages: p.word == 1)" + compared,
                "lock.holder == none",
                "cell == none",
                "cell != pages[1]",
                "(forall c in cpus: c.a" + compared + ")",
                "(forall c in cpus: c.counts[1]" + compared + ")",
                "(forall c in cpus: c.small < 0 || c.flag)",
                "(forall c in cpus: c.page == none || c.flag)",
                "(exists c in cpus: lock.holder == c && c.flag)");
    }

    private String step() {
        return pick(
                "v' == v",
                "v' <= v",
                "v' != v || w' == w",
                "w' - w <= 1",
                "w' >= w",
                "v' & 1 <= v & 1",
                "cell' == cell",
                "lock.holder' == none || lock.holder == none",
                "(forall p in pages: p.word' == p.word)",
                "(forall c in cpus: c.a' >= c.a)",
                "(forall c in cpus: c steps || c.a' == c.a)",
                "(forall c in cpus: c.flag' || !c.flag)");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
