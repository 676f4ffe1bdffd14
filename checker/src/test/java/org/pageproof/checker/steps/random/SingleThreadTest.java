package org.pageproof.checker.steps.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.EffectCheck;
import org.pageproof.checker.steps.program.InterpretedNextState;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.LiveModel;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.Machine;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.Scheduler;

/**
 * The interpreter against Java itself: one CPU runs random operations, and after each one every slot has the value that the
 * real class has when the real method is called with the same arguments and outcomes of choose. A violation is one in both.
 *
 * <p>{@code -Dpageproof.random.models=N} tries more models than the tests have time for.
 */
class SingleThreadTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.models", 25);
    private static final int SEQUENCES = 6;
    private static final int OPERATIONS = 12;

    @Property(seed = Seeds.BUILD, tries = 2, shrinking = ShrinkingMode.OFF)
    void interpreterAndJavaAgree(@ForAll long seed) throws Exception {
        Batch batch = new Batch(seed, MODELS);
        for (int m = 0; m < batch.size(); m++) {
            try {
                StepProgram program = batch.program(m, 1);
                for (int i = 0; i < SEQUENCES; i++) {
                    sequence(program, new Random(seed + i));
                }
            } catch (Exception | AssertionError e) {
                throw new AssertionError("model " + m + " of seed " + seed + ":\n" + batch.source(m), e);
            }
        }
    }

    private static void sequence(StepProgram program, Random random) throws Exception {
        LiveModel live = program.newLive();
        State state = program.initial();
        compare(program, state, live);
        for (int i = 0; i < OPERATIONS; i++) {
            List<Step> steps = new ArrayList<>();
            State next = operation(program, state, random, steps);
            if (steps.isEmpty()) {
                return;
            }
            Throwable thrown = call(live, steps);
            Step.Violation violation = steps.get(steps.size() - 1).violation();
            if (violation != null) {
                assertNotNull(thrown, () -> "Java does not violate " + violation);
                String property = thrown instanceof ModelViolation v ? v.property() : "no_exception";
                assertEquals(violation.property().specName(), property, () -> violation + " and " + thrown);
                return;
            }
            if (next.location(0) != State.AT_REST) {
                boolean waits =
                        thrown instanceof ModelViolation v && v.property().equals("no_deadlock");
                assertTrue(waits && new Interpreter(program).deadlocked(next, false), () -> "stuck, but " + thrown);
                return;
            }
            if (thrown != null) {
                fail("only Java fails after " + steps, thrown);
            }
            compare(program, next, live);
            state = next;
        }
    }

    /** Takes steps until the operation ends, violates something or waits for its own lock; the state afterwards. */
    private static State operation(StepProgram program, State from, Random random, List<Step> steps) {
        EffectCheck check = new EffectCheck(program, new InterpretedNextState(program, null));
        Interpreter interpreter = new Interpreter(program, check);
        State state = from;
        long[] packed = new long[program.words()];
        do {
            List<Outcome> outcomes = interpreter.outcomes(state);
            if (outcomes.isEmpty()) {
                return state;
            }
            Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
            steps.add(outcome.step());
            State next = outcome.next();
            if (next == null) {
                return state;
            }
            program.pack(next, packed, 0);
            assertEquals(next, program.unpack(packed, 0));
            state = next;
        } while (state.location(0) != State.AT_REST);
        return state;
    }

    /** Calls the real operation; what it threw, or null. */
    private static @Nullable Throwable call(LiveModel live, List<Step> steps) {
        Iterator<Integer> choices =
                steps.stream().flatMap(s -> s.choices().stream()).toList().iterator();
        Iterator<String> accesses = steps.stream()
                .map(Step::access)
                .filter(a -> a != null)
                .map(Step.Event::kind)
                .toList()
                .iterator();
        Machine.attach(0, new Scheduler() {
            @Override
            public void beforeAccess(String kind, @Nullable Object receiver) {
                if (accesses.hasNext()) {
                    assertEquals(accesses.next(), kind);
                }
            }

            @Override
            public int choose(int n) {
                return choices.next();
            }
        });
        try {
            live.invoke(steps.get(0).operation(), 0, steps.get(0).arguments());
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } finally {
            Machine.detach();
        }
    }

    private static void compare(StepProgram program, State state, LiveModel live) {
        for (Slot s : program.slots()) {
            if (live.sees(s.id())) {
                assertEquals(live.read(s.id()), state.slot(s.id()), s.path());
            }
        }
    }
}
