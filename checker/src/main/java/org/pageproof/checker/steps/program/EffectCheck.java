package org.pageproof.checker.steps.program;

import java.util.BitSet;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.ToolError;

/**
 * Verifies at run time that steps touch only what their read and write sets say: an observer for the interpreter and a
 * wrapper around any next-state function. Analyses that rely on the sets are right only as long as this never throws.
 */
public final class EffectCheck implements Interpreter.AccessObserver, NextState {
    private final StepProgram program;
    private final NextState inner;

    public EffectCheck(StepProgram program, NextState inner) {
        this.program = program;
        this.inner = inner;
    }

    @Override
    public void touched(int cpu, int step, int slot, boolean write) {
        BitSet allowed = write ? program.writes(step) : program.reads(step);
        if (!allowed.get(slot)) {
            throw new ToolError(program.locations().get(step) + (write ? " writes " : " reads ")
                    + program.slots().get(slot).path() + ", which is not in its set");
        }
    }

    @Override
    public int words() {
        return inner.words();
    }

    @Override
    public void initial(long[] to, int at) {
        inner.initial(to, at);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        int first = found.size();
        inner.successors(from, at, found);
        State before = program.unpack(from, at);
        for (int i = first; i < found.size(); i++) {
            State after = program.unpack(found.words(), i * words());
            for (int s = 0; s < program.slots().size(); s++) {
                if (before.slot(s) != after.slot(s)) {
                    touched(found.cpu(i), found.location(i), s, true);
                }
            }
        }
    }
}
