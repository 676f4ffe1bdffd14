package org.pageproof.checker.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.program.Rebuilt;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/** Lies about what is in a state and what CPUs may begin. */
final class StateMutations {
    private StateMutations() {}

    static List<Mutant> of(StepProgram program) {
        List<Mutant> all = new ArrayList<>();
        locals(program, all);
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            skip(program, cpu, all);
            starts(program, cpu, all);
        }
        return all;
    }

    private static void locals(StepProgram program, List<Mutant> all) {
        for (int l = 0; l < program.parts().live().size(); l++) {
            LiveState live = program.parts().live().get(l);
            for (int r = 0; r < live.stored().size(); r++) {
                List<LiveState.Stored> stored = new ArrayList<>(live.stored());
                LiveState.Stored lost = stored.remove(r);
                Location at = program.locations().get(l);
                String place = at.innermost().file() + ":" + at.innermost().line() + " "
                        + at.innermost().method() + ": the value of register " + lost.register();
                int location = l;
                LiveState changed = new LiveState(stored, live.derived());
                all.add(new Mutant(
                        "lose a live local", place, () -> Rebuilt.withLive(program, location, changed), without(l, r)));
            }
        }
    }

    private static UnaryOperator<State> without(int location, int register) {
        return state -> {
            State changed = state.copy();
            for (int c = 0; c < state.cpus(); c++) {
                if (state.location(c) == location) {
                    long[] kept = new long[state.registers(c).length - 1];
                    for (int i = 0, to = 0; i < state.registers(c).length; i++) {
                        if (i != register) {
                            kept[to++] = state.registers(c)[i];
                        }
                    }
                    changed.at(c, location, kept);
                }
            }
            return changed;
        };
    }

    private static void skip(StepProgram program, int cpu, List<Mutant> all) {
        List<List<Start>> nothing = program.parts().programs().get(cpu).stream()
                .map(p -> List.<Start>of())
                .toList();
        all.add(new Mutant("skip a CPU", "cpu" + cpu + " starts nothing", () -> with(program, cpu, nothing)));
    }

    private static void starts(StepProgram program, int cpu, List<Mutant> all) {
        List<List<Start>> positions = program.parts().programs().get(cpu);
        for (int p = 0; p < positions.size(); p++) {
            for (int s = 0; s < positions.get(p).size(); s++) {
                List<List<Start>> changed = new ArrayList<>(positions);
                List<Start> fewer = new ArrayList<>(positions.get(p));
                Start lost = fewer.remove(s);
                changed.set(p, fewer);
                String operation =
                        program.parts().operations().get(lost.operation()).name();
                String place = "cpu" + cpu + " at " + p + " cannot start " + operation + lost.values();
                all.add(new Mutant("lose a choice", place, () -> with(program, cpu, changed)));
            }
        }
    }

    private static StepProgram with(StepProgram program, int cpu, List<List<Start>> positions) {
        List<List<List<Start>>> programs = new ArrayList<>(program.parts().programs());
        programs.set(cpu, positions);
        return Rebuilt.withPrograms(program, programs);
    }
}
