package org.pageproof.checker.properties;

import java.util.Map;
import java.util.function.IntFunction;
import org.pageproof.checker.properties.code.NoValue;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.program.Layout;

/** Evaluates units whose numbers may not fit in a long, exactly and slowly, and leaves the others to generated code. */
final class LargeNumbers implements UnitCode {
    private final IntFunction<Layout.Field> fields;
    private final Map<Integer, Ground> large;
    private final UnitCode others;

    LargeNumbers(IntFunction<Layout.Field> fields, Map<Integer, Ground> large, UnitCode others) {
        this.fields = fields;
        this.large = Map.copyOf(large);
        this.others = others;
    }

    @Override
    public boolean isTrue(int unit, long[] before, int beforeAt, long[] after, int afterAt) {
        Ground g = large.get(unit);
        if (g == null) {
            return others.isTrue(unit, before, beforeAt, after, afterAt);
        }
        try {
            return new Evaluator(packed(fields, before, beforeAt), packed(fields, after, afterAt), StepFacts.NO_STEP)
                    .isTrue(g);
        } catch (Undefined e) {
            throw new NoValue(e);
        }
    }

    /** Reads slots out of a packed state. */
    static Evaluator.Reading packed(IntFunction<Layout.Field> fields, long[] words, int at) {
        return slot -> {
            Layout.Field f = fields.apply(slot);
            if (f.bits() == 0) {
                return f.range().decode(0);
            }
            long mask = f.bits() == 64 ? -1 : (1L << f.bits()) - 1;
            return f.range().decode(words[at + f.word()] >>> f.shift() & mask);
        };
    }
}
