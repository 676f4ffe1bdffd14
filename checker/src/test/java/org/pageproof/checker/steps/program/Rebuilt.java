package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.ir.MethodCode;

/** Step programs that no compiler would make: the parts of a real one with something changed. */
public final class Rebuilt {
    private Rebuilt() {}

    /** With one method replaced. */
    public static StepProgram withMethod(StepProgram program, MethodCode changed) {
        List<MethodCode> methods = new ArrayList<>(program.parts().methods());
        methods.set(changed.id(), changed);
        return of(
                program.parts(),
                methods,
                program.parts().live(),
                program.parts().programs());
    }

    /** With something else that CPUs may start. */
    public static StepProgram withPrograms(StepProgram program, List<List<List<Start>>> programs) {
        return of(program.parts(), program.parts().methods(), program.parts().live(), programs);
    }

    /** With something else in the state while a CPU is at a location. */
    public static StepProgram withLive(StepProgram program, int location, LiveState changed) {
        List<LiveState> live = new ArrayList<>(program.parts().live());
        live.set(location, changed);
        return of(
                program.parts(),
                program.parts().methods(),
                live,
                program.parts().programs());
    }

    private static StepProgram of(
            StepProgram.Parts p, List<MethodCode> methods, List<LiveState> live, List<List<List<Start>>> programs) {
        List<Integer> positions = new ArrayList<>();
        List<List<LiveState>> ofCpus = new ArrayList<>();
        for (int c = 0; c < programs.size(); c++) {
            positions.add(programs.get(c).size() + (p.repeats().get(c) ? 0 : 1));
            ofCpus.add(p.cpuLocations().of(c).stream().map(live::get).toList());
        }
        return new StepProgram(new StepProgram.Parts(
                p.world(),
                p.arrays(),
                p.slotTable(),
                p.slots(),
                p.slotRanges(),
                p.starts(),
                p.chosen(),
                methods,
                p.operations(),
                p.operationMethods(),
                p.paths(),
                live,
                programs,
                p.repeats(),
                p.cpuLocations(),
                Layout.of(p.slotRanges(), positions, ofCpus),
                p.ranges(),
                p.effects(),
                p.instance(),
                p.parameters(),
                p.statics(),
                p.fingerprint()));
    }
}
