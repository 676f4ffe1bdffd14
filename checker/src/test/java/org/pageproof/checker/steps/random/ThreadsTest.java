package org.pageproof.checker.steps.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.LiveModel;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.ModelViolation;

/**
 * Random walks of the interpreter, made again by real threads of the real classes: after each step every slot has the same
 * value, and the same CPUs are at rest.
 *
 * <p>{@code -Dpageproof.random.models=N} tries more models than the tests have time for.
 */
class ThreadsTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.models", 40);
    private static final int CPUS = 3;
    private static final int WALKS = 4;
    private static final int STEPS = 40;

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void forcedSchedulesGiveTheSameStates(@ForAll long seed) throws Exception {
        Batch batch = new Batch(seed, MODELS);
        for (int m = 0; m < batch.size(); m++) {
            try {
                StepProgram program = batch.program(m, CPUS);
                for (int i = 0; i < WALKS; i++) {
                    walk(program, new Random(seed + i));
                }
            } catch (Exception | AssertionError e) {
                throw new AssertionError("model " + m + " of seed " + seed + ":\n" + batch.source(m), e);
            }
        }
    }

    private static void walk(StepProgram program, Random random) throws Exception {
        LiveModel live = program.newLive();
        List<Puppet> puppets = new ArrayList<>();
        for (int cpu = 0; cpu < CPUS; cpu++) {
            puppets.add(new Puppet(live, cpu));
        }
        try {
            Interpreter interpreter = new Interpreter(program);
            State state = program.initial();
            for (int i = 0; i < STEPS; i++) {
                List<Outcome> outcomes = interpreter.outcomes(state);
                if (outcomes.isEmpty()) {
                    return;
                }
                Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
                Step step = outcome.step();
                Throwable thrown = puppets.get(step.cpu()).make(step);
                State next = outcome.next();
                if (next == null) {
                    requireViolation(program, step, thrown);
                    return;
                }
                assertNull(thrown, () -> "only the thread fails: " + step);
                compare(program, next, live, puppets);
                state = next;
            }
        } finally {
            puppets.forEach(Puppet::close);
        }
    }

    private static void requireViolation(StepProgram program, Step step, @Nullable Throwable thrown) {
        Step.Violation violation = Objects.requireNonNull(step.violation());
        if (thrown == null) {
            throw new AssertionError("the thread does not violate " + violation);
        }
        String property = thrown instanceof ModelViolation v ? v.property() : "no_exception";
        assertEquals(violation.property().specName(), property, () -> violation + " and " + thrown);
    }

    private static void compare(StepProgram program, State state, LiveModel live, List<Puppet> puppets) {
        for (Slot s : program.slots()) {
            if (live.sees(s.id())) {
                assertEquals(live.read(s.id()), state.slot(s.id()), s.path());
            }
        }
        for (int cpu = 0; cpu < CPUS; cpu++) {
            assertEquals(puppets.get(cpu).atRest(), state.location(cpu) == State.AT_REST, "cpu" + cpu + " at rest");
        }
    }
}
