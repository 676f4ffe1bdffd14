package org.pageproof.checker.properties;

import java.util.Map;
import java.util.function.IntFunction;
import org.pageproof.checker.properties.code.NoValue;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Undefined;

/** Evaluates units whose numbers may not fit in a long, exactly and slowly, and leaves the others to generated code. */
final class LargeNumbers implements UnitCode {
    private final IntFunction<Packed> fields;
    private final Map<Integer, Ground> large;
    private final UnitCode others;

    LargeNumbers(IntFunction<Packed> fields, Map<Integer, Ground> large, UnitCode others) {
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

    /** Reads inputs out of a packed state. */
    static Evaluator.Reading packed(IntFunction<Packed> fields, long[] words, int at) {
        return input -> fields.apply(input).read(words, at);
    }
}
