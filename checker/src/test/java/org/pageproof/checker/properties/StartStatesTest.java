package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Free;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Grounder;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.Model;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.ResolvedScenario;

/** The states that a clause leaves are those that are found by trying every value, in the same order; what has no value is met too. */
class StartStatesTest {
    private static final Path JUMBLE = Path.of("src", "test", "resources", "models", "jumble");
    private static final String FULL = "def full(b: Box, n: int) = b.state.n > n;\n";
    private static final Predicate<String> NAMES_A_FIELD =
            Pattern.compile("\\w\\.\\w").asPredicate();
    private static final int CLAUSES = 25;
    private static final long MOST_TRIED = 60_000;

    @Property(tries = 12)
    void nothingIsLostByTryingLess(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        int compared = 0;
        for (int i = 0; i < CLAUSES; i++) {
            String clause = i % 3 == 0 ? behindWhatMayFail(new Random(seed + i)) : clause(seed * CLAUSES + i);
            Checked checked = Checked.text(
                    "module m;\nmodel jumble;\n" + FULL
                            + "scenario s { model with seed = " + seed
                            + "; cpus 2 run look(b = boxes[0]); start where " + clause + "; }",
                    JUMBLE,
                    "s");
            String all = byTryingAll(checked.scenario, checked.program);
            if (!all.isEmpty()) {
                compared++;
                String found = outcome(checked.scenario, checked.program);
                assertTrue(all.equals(found), clause);
            }
        }
        assertTrue(compared > CLAUSES / 3, "only " + compared + " clauses were compared");
    }

    /** What a field is compared with, joined with anything: that leaves few values of some and all of others. */
    private static String clause(long seed) {
        Random random = new Random(seed);
        RandomClaim claim = new RandomClaim(seed);
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String part = random.nextInt(3) == 0 ? "(" + claim.truth(random.nextInt(3)) + ")" : comparison(random);
            parts.add(
                    random.nextInt(3) > 0
                            ? part
                            : "(" + part + (random.nextBoolean() ? " || " : " && ") + comparison(random) + ")");
        }
        if (parts.stream().noneMatch(NAMES_A_FIELD)) {
            parts.add(comparison(random));
        }
        return String.join(" && ", parts);
    }

    /** Says of a field what it is where something else has a value, and then what it is anyway. */
    private static String behindWhatMayFail(Random random) {
        String field = "boxes[0].state.n";
        String mayFail = "primes[people[1].keys] > " + random.nextInt(4);
        int[] n = random.ints(3, 0, 4).toArray();
        String nested = random.nextBoolean()
                ? "(%s && %s == %d || %s == %d)".formatted(mayFail, field, n[0], field, n[1])
                : "!((%s || %s != %d) && %s != %d)".formatted(mayFail, field, n[0], field, n[1]);
        return nested + " && " + field + " == " + n[2];
    }

    private static String comparison(Random random) {
        int box = random.nextInt(2);
        String field = "boxes[" + box + "].state";
        String number = one(random, field, field + ".n", "people[0].keys", "cpus[0].visits[1]");
        String compared = number + " " + one(random, "==", "!=", "<", "<=", ">", ">=") + " " + random.nextInt(5);
        String text = switch (random.nextInt(6)) {
            case 0 -> field + ".hue " + one(random, "==", "!=") + " " + one(random, "red", "green");
            case 1 -> field + ".owner " + one(random, "==", "!=") + " " + one(random, "none", "people[1]");
            case 2 -> "boxes[" + box + "].keeper in { none, people[2] }";
            case 3 -> number + " in " + random.nextInt(3) + " .. " + random.nextInt(5);
            case 4 -> field + ".open";
            default -> compared;
        };
        return random.nextInt(4) == 0 ? "!(" + text + ")" : text;
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String outcome(ResolvedScenario scenario, StepProgram program) {
        try {
            return StartStates.of(scenario, program).toString();
        } catch (NoValueError e) {
            return e.diagnostic().code() + " " + e.diagnostic().message();
        }
    }

    /** The outcome of trying every value of everything that is read; empty where that would be too much, or nothing is read. */
    private static String byTryingAll(ResolvedScenario scenario, StepProgram program) throws Free.NotKnown {
        Free free = new Free(program);
        Model model = new Model(
                program.world(),
                new Inputs(program),
                program.parts().slotTable(),
                free::range,
                scenario.parameters(),
                scenario.constants());
        Ground condition = new Grounder(model, scenario.spec().variables())
                .ground(Objects.requireNonNull(scenario.declared().start()));
        Map<Integer, Long> masks = new HashMap<>(StepFold.masks(condition));
        masks.keySet().removeIf(s -> !free.isFree(s));
        SortedMap<Integer, List<Long>> candidates = free.candidates(List.of(), masks);
        double product = candidates.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
        if (product > MOST_TRIED || masks.isEmpty()) {
            return "";
        }
        List<Ground> conjuncts = condition instanceof Ground.All a ? a.operands() : List.of(condition);
        List<Integer> slots = List.copyOf(candidates.keySet());
        long[] values = program.initial().slots().clone();
        List<Map<String, Long>> found = new ArrayList<>();
        for (long number = 0; number < product; number++) {
            long rest = number;
            for (int i = slots.size() - 1; i >= 0; i--) {
                List<Long> ofSlot = Objects.requireNonNull(candidates.get(slots.get(i)));
                values[slots.get(i)] = ofSlot.get((int) (rest % ofSlot.size()));
                rest /= ofSlot.size();
            }
            String without = tried(conjuncts, values);
            if (without == null) {
                Map<String, Long> state = new TreeMap<>();
                slots.forEach(s -> state.put(program.slots().get(s).path(), values[s]));
                found.add(state);
            } else if (!without.isEmpty()) {
                return SpecError.UNDEFINED.code() + " in a state that is tried this has no value: " + without;
            }
        }
        return found.isEmpty() ? SpecError.NO_START.code() + " no state satisfies this" : found.toString();
    }

    /** Null where all are true; empty where one is false; otherwise what is wrong with the first that has no value. */
    private static @Nullable String tried(List<Ground> conjuncts, long[] values) {
        Evaluator.Reading reading = slot -> values[slot];
        Evaluator evaluator = new Evaluator(reading, reading, StepFacts.NO_STEP);
        String without = null;
        for (Ground c : conjuncts) {
            try {
                if (!evaluator.isTrue(c)) {
                    return "";
                }
            } catch (Undefined e) {
                without = without == null ? e.getMessage() : without;
            }
        }
        return without;
    }
}
