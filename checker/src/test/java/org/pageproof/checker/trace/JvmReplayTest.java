package org.pageproof.checker.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/** Runs of the step program on the real classes with real threads. */
class JvmReplayTest {
    @Test
    void randomRunsOfTheExamples() throws Exception {
        replayWalks(Models.refCount(null, 3, 2), 20, 200);
        replayWalks(Models.refCount("put_plain_write", 2, 1), 20, 200);
        replayWalks(Models.lockBox(null, "add", "swap", "rest"), 20, 200);
    }

    @Test
    void randomRunsOfTheHypervisor() throws Exception {
        replayWalks(Models.pages(null), 20, 200);
        for (String variant : new String[] {"B07", "B09", "B13", "B15", "B23", "E0", "M01", "M02", "M03"}) {
            replayWalks(Models.pages(variant), 4, 200);
        }
    }

    @Test
    void violationsThatTheClassesSee() throws Exception {
        StepProgram program = Models.lockBox("unchecked", "add", "rest");
        Run run = violating(program, BuiltIn.FITS);
        Replayed replayed = new JvmReplay(program).run(run, false);
        assertTrue(replayed.same(), replayed.toString());
        assertTrue(replayed.says().get(1).contains("fits"), replayed.toString());
    }

    @Test
    void otherClassesAreNotTheSame() throws Exception {
        Run run = violating(Models.lockBox("unchecked", "add", "rest"), BuiltIn.FITS);
        Replayed replayed = new JvmReplay(Models.lockBox(null, "add", "rest")).run(run, false);
        assertFalse(replayed.same(), replayed.toString());
    }

    @Test
    void aDeadlockIsSeenInTheLocks() throws Exception {
        StepProgram program = Models.lockBox("opposite", "swap", "opposite");
        for (int seed = 0; seed < 1000; seed++) {
            Run run = Models.walk(program, seed, 2);
            if (program.outcomes(run.state(2)).isEmpty()) {
                Replayed replayed = new JvmReplay(program).run(run, true);
                assertTrue(replayed.same(), replayed.toString());
                assertTrue(
                        replayed.says().get(1).contains("cpu0 waits for a lock that cpu1 holds"), replayed.toString());
                return;
            }
        }
        throw new AssertionError("no deadlock found");
    }

    private static void replayWalks(StepProgram program, int runs, int steps) {
        for (int seed = 0; seed < runs; seed++) {
            Run run = Models.walk(program, seed, steps);
            Replayed replayed = new JvmReplay(program).run(run, false);
            assertTrue(replayed.same(), replayed.toString());
        }
    }

    private static Run violating(StepProgram program, BuiltIn property) {
        for (int seed = 0; seed < 1000; seed++) {
            Run run = Models.walk(program, seed, 100);
            Step last = run.violatingStep();
            if (last != null && last.violation() != null && last.violation().property() == property) {
                return run;
            }
        }
        throw new AssertionError("no run violates " + property);
    }
}
