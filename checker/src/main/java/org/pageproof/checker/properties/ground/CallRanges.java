package org.pageproof.checker.properties.ground;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.analysis.Ranges;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;

/** What the arguments and results of functions can be, by the analysis of the program. */
public final class CallRanges {
    private static final Range NOTHING = Range.of(1, 0);

    private final StepProgram program;

    public CallRanges(StepProgram program) {
        this.program = program;
    }

    /** The methods of which the claim speaks. */
    public List<MethodCode> methods(Moment.OnCall call) {
        Set<Integer> operations = program.parts().operationMethods();
        return program.parts().methods().stream()
                .filter(m -> m.function().equals(call.function()))
                .filter(m -> operations.contains(m.id()) == call.operation())
                .filter(m -> call.parameters() < 0 || receiver(m, call) == 0 || receiver(m, call) == 1)
                .toList();
    }

    /** How many registers a method has for its receiver; of no use where the claim names no arguments. */
    public static int receiver(MethodCode method, Moment.OnCall call) {
        return method.parameterRegisters().size() - call.parameters();
    }

    Range argument(Moment.OnCall call, int number) {
        Range all = NOTHING;
        for (MethodCode m : methods(call)) {
            int register = m.parameterRegisters().get(receiver(m, call) + number);
            all = join(all, before(m, 0, register));
        }
        return all;
    }

    Range result(Moment.OnCall call) {
        Range all = NOTHING;
        for (MethodCode m : methods(call)) {
            for (int i = 0; i < m.code().size(); i++) {
                if (m.code().get(i) instanceof Insn.Return r && r.from() >= 0) {
                    all = join(all, before(m, i, r.from()));
                }
            }
        }
        return all;
    }

    private static Range join(Range all, @Nullable Range one) {
        return one == null ? all : Range.join(all, one);
    }

    private @Nullable Range before(MethodCode m, int at, int register) {
        Ranges ranges = program.parts().ranges();
        @Nullable Range[] known = ranges.before(m.id(), at);
        return known == null ? null : known[register];
    }
}
