package org.pageproof.checker.properties.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.properties.code.NoValue;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.code.UnitCompiler;

/** The evaluator, simplified expressions and generated code agree, also about what has no value. */
class GroundProperties {
    @Property(seed = Seeds.BUILD, tries = 1500)
    void simplifiedExpressionsMeanTheSame(@ForAll long seed) {
        RandomGround made = new RandomGround(seed);
        Ground raw = made.truth(4);
        Ground simple = new StepFold(StepFacts.NO_STEP).fold(raw);
        for (int i = 0; i < 20; i++) {
            long[] before = made.state();
            long[] after = made.state();
            Evaluator e = new Evaluator(made.read(before), made.read(after), StepFacts.NO_STEP);
            assertEquals(outcome(e, raw), outcome(e, simple), () -> raw + "\n" + simple);
        }
    }

    @Property(seed = Seeds.BUILD, tries = 800)
    void generatedCodeAgreesWithTheEvaluator(@ForAll long seed) {
        RandomGround made = new RandomGround(seed);
        Ground raw = made.truth(4);
        Ground simple = new StepFold(StepFacts.NO_STEP).fold(raw);
        List<Ground> units =
                List.of(raw, simple).stream().filter(UnitCompiler::canCompile).toList();
        if (units.isEmpty()) {
            return;
        }
        UnitCode code = new UnitCompiler(made.fields::get).compile(units);
        for (int i = 0; i < 20; i++) {
            long[] before = made.state();
            long[] after = made.state();
            Evaluator e = new Evaluator(made.read(before), made.read(after), StepFacts.NO_STEP);
            for (int u = 0; u < units.size(); u++) {
                Ground unit = units.get(u);
                assertEquals(outcome(e, unit), outcome(code, u, before, after), () -> unit.toString());
            }
        }
    }

    @Property(seed = Seeds.BUILD, tries = 800)
    void valuesLieInTheirIntervals(@ForAll long seed) {
        RandomGround made = new RandomGround(seed);
        Ground g = made.number(3);
        for (int i = 0; i < 20; i++) {
            Evaluator e = new Evaluator(made.read(made.state()), made.read(made.state()), StepFacts.NO_STEP);
            try {
                BigInteger value = e.value(g);
                assertTrue(g.range().contains(value), () -> value + " outside " + g.range() + " of " + g);
            } catch (Undefined u) {
                assertTrue(Terms.canFail(g), () -> g.toString());
            }
        }
    }

    @Property(seed = Seeds.BUILD, tries = 800)
    void foldingAStepKeepsItsMeaning(@ForAll long seed) {
        RandomGround made = new RandomGround(seed);
        Ground raw = made.truth(4);
        BitSet writes = BitSet.valueOf(new long[] {seed});
        Ground folded = new StepFold(new StepFacts(null, -1, writes, null)).fold(raw);
        for (int i = 0; i < 20; i++) {
            long[] before = made.state();
            long[] after = made.state();
            for (int w = 0; w < after.length; w++) {
                after[w] = writes.get(w / 2) ? after[w] : before[w];
            }
            Evaluator e = new Evaluator(made.read(before), made.read(after), StepFacts.NO_STEP);
            assertEquals(outcome(e, raw), outcome(e, folded), () -> raw + "\n" + folded);
        }
    }

    private static String outcome(Evaluator e, Ground g) {
        try {
            return e.isTrue(g) ? "true" : "false";
        } catch (Undefined u) {
            return "none";
        }
    }

    private static String outcome(UnitCode code, int unit, long[] before, long[] after) {
        try {
            return code.isTrue(unit, before, 0, after, 0) ? "true" : "false";
        } catch (NoValue u) {
            return "none";
        }
    }
}
