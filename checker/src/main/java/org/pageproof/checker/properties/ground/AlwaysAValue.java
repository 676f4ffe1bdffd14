package org.pageproof.checker.properties.ground;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/** Whether a term about one state has a value in each: a field of what can be none has one where it is asked first. */
final class AlwaysAValue {
    /** States that are tried; of a term that reads more it is not known. */
    private static final long MOST = 10_000;

    private final StepProgram program;
    private final Inputs inputs;
    private final Ground term;
    private final List<Integer> read;
    private final Map<Integer, Long> values = new HashMap<>();

    private AlwaysAValue(StepProgram program, Inputs inputs, Ground term) {
        this.program = program;
        this.inputs = inputs;
        this.term = term;
        this.read = StepFold.reads(term).stream().boxed().toList();
    }

    /** Tries all that the slots can hold which the term reads. */
    static boolean isSure(StepProgram program, Inputs inputs, Ground term) {
        if (!Terms.canFail(term)) {
            return true;
        }
        AlwaysAValue all = new AlwaysAValue(program, inputs, term);
        long states = 1;
        for (int input : all.read) {
            boolean isKnown = input < program.slots().size() || inputs.isPlace(input);
            long further = isKnown ? all.range(input).max() - all.range(input).min() : -1;
            if (further < 0 || further >= MOST || states * (further + 1) > MOST) {
                return false;
            }
            states *= further + 1;
        }
        return all.tried(0);
    }

    /** What an input can be. */
    private Range range(int input) {
        return inputs.isPlace(input)
                ? Range.of(
                        0,
                        program.parts()
                                .cpuLocations()
                                .of(input - inputs.place(0))
                                .size())
                : program.parts().slotRanges().get(input);
    }

    private boolean tried(int from) {
        if (from == read.size()) {
            return hasAValue();
        }
        int input = read.get(from);
        Range range = range(input);
        for (long v = range.min(); v <= range.max(); v++) {
            values.put(input, v);
            if (range.contains(v) && !tried(from + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasAValue() {
        Evaluator.Reading state = input -> values.getOrDefault(input, 0L);
        try {
            new Evaluator(state, state, StepFacts.NO_STEP).value(term);
            return true;
        } catch (Undefined e) {
            return false;
        }
    }
}
