package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.Interval;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.prove.claims.ClaimTerms;
import org.pageproof.checker.prove.claims.NoTerm;
import org.pageproof.checker.prove.claims.Reading;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Moment;

/** Random claims as terms have the value that the reference evaluator gives them, and none where it gives none. */
class ClaimTermsTest {
    private static final Path JUMBLE = Path.of("src", "test", "resources", "models", "jumble");
    private static final int CLAIMS = 25;
    private static final int STATES = 40;
    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** Random claims use them. */
    private static final String DEFINITIONS = """
            def full(b: Box, n: int) = b.state.n > n || (let n2 = n + 1: b.state.n == n2);
            def ahead(c: Cpu, b: Box, p: Person) =
                c before atomic of b.state || c before write of b.keeper
                || p != none && c before fetchAnd of p.keys || c before lock of door && b.state.open;
            """;

    private int compared;
    private int translated;

    @Property(seed = Seeds.BUILD, tries = 15)
    void claimsAboutStates(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        ClaimTermsTest t = new ClaimTermsTest();
        t.compare(seed, "cpus 2 run look(b = boxes[0]);", false);
        assertTrue(t.translated > CLAIMS / 2 && t.compared > t.translated, "claims that were compared");
    }

    @Property(seed = Seeds.BUILD, tries = 10)
    void claimsAboutSteps(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        new ClaimTermsTest().compare(seed, """
                cpus 1 run hand(b = boxes[0]), paint;
                cpus 1 run paint(b in { boxes[0], boxes[1] }) | hand(b = boxes[0], p = people[1]);
                """, true);
    }

    /** A constant far below zero needs more bits than what it is added to leaves of it. */
    @Example
    void aSumNarrowerThanItsParts() {
        Ground part = new Ground.Slot(0, false, Interval.of(90, 100));
        Ground sum =
                new Ground.Sum(List.of(new Ground.Const(BigInteger.valueOf(-190)), part, part), Interval.of(-10, 10));
        Ground claim = new Ground.Compare(BinaryOp.LESS, sum, new Ground.Const(BigInteger.valueOf(9)));
        TermBuilder terms = new TermBuilder();
        Term input = terms.variable("x", 64);
        Term truth = new ClaimTerms(terms, (i, isAfter) -> input, StepFacts.NO_STEP).truth(claim);
        for (long x = 90; x <= 100; x++) {
            BigInteger value = BigInteger.valueOf(x);
            assertEquals(2 * x - 190 < 9, new Evaluation(v -> value).isTrue(truth), "with " + x);
        }
    }

    /** A claim after a step is told from what it was before it. */
    @Property(seed = Seeds.BUILD, tries = 5)
    void equalSumsAfterWhateverHasChanged(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        Random random = new Random(seed);
        int told = 0;
        for (int i = 0; i < CLAIMS; i++) {
            RandomClaim claims = new RandomClaim(seed * CLAIMS + i);
            List<String> sums = List.of(
                    "(sum each in boxes: each.state.n)",
                    "(count some in people: some.keys != 0)",
                    claims.number(1),
                    claims.number(2),
                    String.valueOf(random.nextInt(9)));
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                parts.add(sums.get(random.nextInt(sums.size())));
            }
            String claim = "invariant p { " + parts.get(0) + " == " + parts.get(1)
                    + (random.nextBoolean() ? " + " : " - ") + parts.get(2)
                    + " || forall box in boxes: box.state.n + box.state.n == " + parts.get(0) + " }";
            Checked checked;
            try {
                checked = Checked.text("""
                        module jumble;
                        model jumble;
                        %s
                        %s
                        scenario s { model with seed = %d; cpus 2 run look(b = boxes[0]); }
                        """.formatted(DEFINITIONS, claim, seed), JUMBLE, "s");
            } catch (NoValueError tooLarge) {
                continue;
            }
            for (int pair = 0; pair < STATES; pair++) {
                try {
                    told += compareAfter(checked, any(checked, random), any(checked, random), random, claim) ? 1 : 0;
                } catch (NoTerm refused) {
                    break;
                }
            }
        }
        assertTrue(told > CLAIMS, told + " times by what has changed");
    }

    /** A state that need not be reachable: each slot has any of its values. */
    private static State any(Checked checked, Random random) {
        State any = checked.program.initial().copy();
        checked.program
                .slots()
                .forEach(s -> any.slots()[s.id()] = s.min() + random.nextInt((int) (s.max() - s.min() + 1)));
        return any;
    }

    /** Returns whether what has changed made another term of it. */
    private static boolean compareAfter(Checked checked, State before, State after, Random random, String claim) {
        Ground condition = checked.properties.condition(0);
        Inputs inputs = new Inputs(checked.program);
        TermBuilder terms = new TermBuilder();
        Map<Term, BigInteger> values = new HashMap<>();
        Reading then = (input, isAfter) -> variable(terms, checked, inputs, before, input, "", values);
        Map<Integer, Term> known = new HashMap<>();
        Reading now = (input, isAfter) -> known.computeIfAbsent(input, i -> {
            Term was = then.input(i, false);
            long rise = inputs.of(after).slot(i) - inputs.of(before).slot(i);
            return random.nextBoolean()
                    ? terms.apply(Op.ADD, was, terms.constant(rise, 64))
                    : rise == 0 ? was : variable(terms, checked, inputs, after, i, "'", values);
        });
        ClaimTerms claims = new ClaimTerms(terms, then, StepFacts.NO_STEP).after(now);
        Term truth = claims.truth(condition);
        Evaluation evaluation = new Evaluation(values::get);
        try {
            boolean expected = new Evaluator(inputs.of(after), inputs.of(after), StepFacts.NO_STEP).isTrue(condition);
            assertTrue(evaluation.isTrue(claims.hasValue(condition)), claim);
            assertEquals(
                    expected,
                    evaluation.isTrue(truth),
                    () -> claim + "\nin " + Arrays.toString(after.slots()) + "\nafter "
                            + Arrays.toString(before.slots()));
        } catch (Undefined none) {
            assertEquals(false, evaluation.isTrue(claims.hasValue(condition)), claim);
        }
        return !truth.equals(new ClaimTerms(terms, now, StepFacts.NO_STEP).truth(condition));
    }

    private static Term variable(
            TermBuilder terms,
            Checked checked,
            Inputs inputs,
            State state,
            int input,
            String suffix,
            Map<Term, BigInteger> values) {
        String name = "i" + input + suffix;
        boolean bounded = input < checked.program.slots().size();
        Term variable = bounded
                ? terms.variable(
                        name,
                        64,
                        BigInteger.valueOf(checked.program.slots().get(input).min()),
                        BigInteger.valueOf(checked.program.slots().get(input).max()))
                : terms.variable(name, 64);
        values.put(variable, BigInteger.valueOf(inputs.of(state).slot(input)).and(MASK));
        return variable;
    }

    private void compare(long seed, String cpus, boolean running) throws Exception {
        for (int i = 0; i < CLAIMS; i++) {
            RandomClaim random = new RandomClaim(seed * CLAIMS + i);
            String claim = running ? random.running("p", 2) : random.property("p", 3);
            Checked checked;
            try {
                checked = Checked.text("""
                        module jumble;
                        model jumble;
                        %s
                        %s
                        scenario s { model with seed = %d; %s }
                        """.formatted(DEFINITIONS, claim, seed, cpus), JUMBLE, "s");
            } catch (NoValueError tooLarge) {
                continue;
            }
            if (!(checked.properties.get(0).moment() instanceof Moment.OnCall)) {
                compare(checked, claim, new Random(seed));
            }
        }
    }

    private void compare(Checked checked, String claim, Random random) {
        Ground condition = checked.properties.condition(0);
        Inputs inputs = new Inputs(checked.program);
        List<State> states = states(checked);
        try {
            for (State before : states) {
                if (!checked.properties.get(0).ofStep()) {
                    compare(condition, inputs, before, before, StepFacts.NO_STEP, claim);
                    State mixed = mixed(states, random);
                    compare(condition, inputs, mixed, mixed, StepFacts.NO_STEP, claim);
                    continue;
                }
                for (Outcome o : checked.program.outcomes(before)) {
                    if (o.next() != null) {
                        int number = checked.program.number(o.step());
                        StepFacts facts = StepWatch.facts(
                                o.step(), checked.program.locations().get(number));
                        compare(condition, inputs, before, o.next(), facts, claim);
                    }
                }
            }
            translated++;
        } catch (NoTerm refused) {
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("4096")
                            || String.valueOf(refused.getMessage()).contains("no translation"),
                    claim);
        }
    }

    private static List<State> states(Checked checked) {
        Set<State> seen = new LinkedHashSet<>(List.of(checked.program.initial()));
        Deque<State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() < STATES) {
            for (Outcome o : checked.program.outcomes(open.remove())) {
                if (o.next() != null && seen.add(o.next())) {
                    open.add(o.next());
                }
            }
        }
        return new ArrayList<>(seen);
    }

    /** A state that need not be reachable, of values that the slots have. */
    private static State mixed(List<State> states, Random random) {
        State mixed = states.get(random.nextInt(states.size())).copy();
        for (int s = 0; s < mixed.slots().length; s++) {
            mixed.slots()[s] = states.get(random.nextInt(states.size())).slot(s);
        }
        return mixed;
    }

    private void compare(Ground condition, Inputs inputs, State before, State after, StepFacts facts, String claim) {
        TermBuilder terms = new TermBuilder();
        Map<Term, BigInteger> values = new HashMap<>();
        Reading reading = (input, isAfter) -> {
            Term variable = terms.variable("i" + input + (isAfter ? "'" : ""), 64);
            long value = inputs.of(isAfter ? after : before).slot(input);
            values.put(variable, BigInteger.valueOf(value).and(MASK));
            return variable;
        };
        ClaimTerms claimTerms = new ClaimTerms(terms, reading, facts);
        Term hasValue = claimTerms.hasValue(condition);
        Term truth = claimTerms.truth(condition);
        Evaluation evaluation = new Evaluation(values::get);
        compared++;
        boolean expected;
        try {
            expected = new Evaluator(inputs.of(before), inputs.of(after), facts).isTrue(condition);
        } catch (Undefined none) {
            assertEquals(
                    false,
                    evaluation.isTrue(hasValue),
                    () -> "it has no value: " + claim + " in " + Arrays.toString(before.slots()));
            return;
        }
        assertEquals(true, evaluation.isTrue(hasValue), () -> "it has a value: " + claim);
        assertEquals(expected, evaluation.isTrue(truth), () -> claim + "\nin " + Arrays.toString(before.slots()));
    }
}
