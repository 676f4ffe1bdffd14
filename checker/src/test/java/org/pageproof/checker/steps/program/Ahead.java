package org.pageproof.checker.steps.program;

import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.Insn;

/** The access that a CPU makes next, as the interpreter finds it. */
public final class Ahead {
    private Ahead() {}

    /** The id of the object that it is of; 0 for null. */
    public static long receiver(StepProgram program, State state, int cpu) {
        PathTable.Place place = program.parts().paths().places().get(state.location(cpu));
        PathTable.Path path = program.parts().paths().paths().get(place.path());
        Insn insn = program.parts().methods().get(path.method()).code().get(place.insn());
        return RegisterFile.restore(program, state, cpu).get(path.base() + ((Insn.Access) insn).receiver());
    }
}
