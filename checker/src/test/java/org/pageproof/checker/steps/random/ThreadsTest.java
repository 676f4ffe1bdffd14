package org.pageproof.checker.steps.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;

/**
 * Random walks of the interpreter, made again by real threads of the real classes: after each step every slot has the same
 * value, the same CPUs are inside an operation, and what ends the walk ends it there too.
 *
 * <p>{@code -Dpageproof.random.models=N} tries more models than the tests have time for.
 */
class ThreadsTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.models", 25);
    private static final int CPUS = 3;
    private static final int WALKS = 4;
    private static final int STEPS = 40;

    @Property(seed = Seeds.BUILD, tries = 1, shrinking = ShrinkingMode.OFF)
    void forcedSchedulesGiveTheSameStates(@ForAll long seed) throws Exception {
        Batch batch = new Batch(seed, MODELS);
        for (int m = 0; m < batch.size(); m++) {
            StepProgram program = batch.program(m, CPUS);
            for (int i = 0; i < WALKS; i++) {
                Run run = walk(program, new Random(seed + i));
                boolean deadlock = run.violatingStep() == null && run.length() < STEPS;
                Replayed replayed = new JvmReplay(program).run(run, deadlock);
                String where = "model " + m + " of seed " + seed + ":\n" + batch.source(m);
                assertTrue(replayed.same(), () -> replayed + " " + where);
            }
        }
    }

    private static Run walk(StepProgram program, Random random) {
        Interpreter interpreter = new Interpreter(program);
        List<Outcome> made = new ArrayList<>();
        State state = program.initial();
        while (state != null && made.size() < STEPS) {
            List<Outcome> outcomes = interpreter.outcomes(state);
            if (outcomes.isEmpty()) {
                break;
            }
            Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
            made.add(outcome);
            state = outcome.next();
        }
        return new Run(program.initial(), made);
    }
}
