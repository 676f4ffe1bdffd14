package org.pageproof.checker.steps.program;

import java.util.Arrays;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.Arithmetic;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Value;

/** The registers of all open calls of one CPU, one frame above the other. */
final class RegisterFile {
    private long[] registers = new long[32];

    long get(int register) {
        return register < registers.length ? registers[register] : 0;
    }

    void set(int register, long value) {
        if (register >= registers.length) {
            registers = Arrays.copyOf(registers, Math.max(register + 1, 2 * registers.length));
        }
        registers[register] = value;
    }

    /** The registers of a CPU that is at a location: stored ones from the state, derived ones computed. */
    static RegisterFile restore(StepProgram program, State state, int cpu) {
        RegisterFile file = new RegisterFile();
        LiveState live = program.parts().live().get(state.location(cpu));
        for (int i = 0; i < live.stored().size(); i++) {
            file.set(live.stored().get(i).register(), state.registers(cpu)[i]);
        }
        for (LiveState.Derived d : live.derived()) {
            file.set(d.register(), file.value(d.value(), d.base(), program, cpu));
        }
        return file;
    }

    private long value(Value v, int base, StepProgram program, int cpu) {
        if (v instanceof Value.Register r) {
            return get(base + r.register());
        } else if (v instanceof Value.Self) {
            return program.world().cpus().get(cpu);
        } else if (v instanceof Value.Constant c) {
            return c.value();
        } else if (v instanceof Value.Computed c) {
            long left = value(c.left(), base, program, cpu);
            return Arithmetic.apply(c.op(), c.wide(), left, value(c.right(), base, program, cpu));
        } else if (v instanceof Value.Converted c) {
            return Arithmetic.apply(c.op(), value(c.of(), base, program, cpu));
        } else if (v instanceof Value.Field f) {
            return f.field().constant((int) value(f.object(), base, program, cpu));
        } else if (v instanceof Value.Element e) {
            int array = (int) value(e.array(), base, program, cpu);
            return program.parts().arrays().constant(array, (int) value(e.index(), base, program, cpu));
        }
        throw new IllegalStateException("unknown value " + v);
    }
}
