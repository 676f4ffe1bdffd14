package org.pageproof.checker.steps.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.ToolError;

/** The next-state function as the interpreter defines it. */
public final class InterpretedNextState implements NextState {
    private final StepProgram program;
    private final Interpreter interpreter;
    private final long[] packed;

    /** {@code observer} sees which slots steps touch. */
    public InterpretedNextState(StepProgram program, Interpreter.@Nullable AccessObserver observer) {
        this.program = program;
        this.interpreter = new Interpreter(program, observer);
        this.packed = new long[program.words()];
    }

    @Override
    public int words() {
        return program.words();
    }

    @Override
    public void initial(long[] to, int at) {
        program.pack(program.initial(), to, at);
    }

    @Override
    public int starts() {
        return program.starts();
    }

    @Override
    public void start(int number, long[] to, int at) {
        program.pack(program.start(number), to, at);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        State state = program.unpack(from, at);
        List<Outcome> outcomes = interpreter.outcomes(state);
        for (Outcome o : outcomes) {
            Step.Violation violation = o.step().violation();
            State next = o.next();
            if (violation != null) {
                found.violation(violation.property(), o.step().cpu());
            } else if (next != null) {
                Location location = o.step().location();
                if (location == null) {
                    throw new ToolError("a step without a number");
                }
                program.pack(next, packed, 0);
                found.add(o.step().cpu(), location.id(), packed);
            }
        }
        if (interpreter.deadlocked(state, !outcomes.isEmpty())) {
            found.violation(BuiltIn.NO_DEADLOCK, Successors.NO_CPU);
        }
    }
}
