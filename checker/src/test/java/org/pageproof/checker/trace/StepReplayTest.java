package org.pageproof.checker.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.program.StepProgram;

class StepReplayTest {
    @Test
    void everyTraceIsFoundAgainAfterBeingWrittenAndRead() throws Exception {
        for (String variant : new String[] {"B09", "B15", "M03"}) {
            StepProgram program = Models.pages(variant);
            for (int seed = 0; seed < 5; seed++) {
                Trace trace = trace(program, Models.walk(program, seed, 100));
                String text = new TraceFile().write(trace);
                assertEquals(List.of(), Schemas.complaints("trace.schema.json", text));
                StepReplay.Found found = replay(program, new TraceFile().read("t.json", text));
                assertEquals(List.of(), found.differs());
                assertTrue(found.complete());
                String shown = new ShownTrace(trace).text();
                assertTrue(shown.lines().allMatch(l -> l.length() <= ShownTrace.WIDTH), shown);
            }
        }
    }

    @Test
    void anotherModelIsSaid() throws Exception {
        StepProgram before = Models.lockBox("unchecked", "add", "rest");
        Trace trace = trace(before, Models.walk(before, 3, 100));
        StepReplay.Found found = replay(Models.lockBox(null, "add", "rest"), trace);
        assertFalse(found.differs().isEmpty());

        Trace small = trace(Models.refCount(null, 2, 1), Models.walk(Models.refCount(null, 2, 1), 1, 20));
        StepReplay.Found larger = replay(Models.refCount(null, 2, 2), small);
        assertTrue(larger.differs().get(0).contains("the trace does not know cpus[0].held[1]"), larger.toString());
    }

    private static Trace trace(StepProgram program, Run run) {
        return maker(program)
                .make(
                        "test",
                        new Trace.Model(
                                "m", null, Map.of(), "", Models.repeat(program.cpus(), "x"), program.fingerprint()),
                        new Trace.Spec("f.inv", "s", "1"),
                        new Trace.Finding(
                                "p",
                                "invariant",
                                "",
                                "",
                                null,
                                null,
                                0,
                                List.of(),
                                List.of(),
                                run.violatingStep() != null),
                        run);
    }

    private static TraceMaker maker(StepProgram program) {
        List<CpuProgram> programs = Models.repeat(program.cpus(), "x");
        return new TraceMaker(program, programs);
    }

    private static StepReplay.Found replay(StepProgram program, Trace trace) {
        return new StepReplay(program, maker(program)).replay(trace);
    }
}
