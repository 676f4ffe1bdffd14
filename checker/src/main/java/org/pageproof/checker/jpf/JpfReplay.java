package org.pageproof.checker.jpf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.StartPictures;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.live.Construction;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.LiveRefused;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapePlace;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;

/** Runs a counterexample under Java PathFinder, which makes the recorded steps and no others, and compares every value after each. */
public final class JpfReplay {
    private static final EngineLimits LIMITS = new EngineLimits(1L << 30, Duration.ofMinutes(5));

    private final JpfEngine engine;

    /** A replay with this Java PathFinder, which must be there. */
    public JpfReplay(JpfEngine engine) {
        this.engine = engine;
    }

    /**
     * Replays.
     *
     * @param task the scenario, with the program of the run
     * @param deadlock whether the run ends in a state that is a deadlock
     */
    public Replayed run(Task task, Run run, boolean deadlock) {
        JpfOutcome seen = engine.run(task, LIMITS, new Follower(task.program()).of(run), () -> false);
        if (!seen.unknown().isEmpty()) {
            return new Replayed(false, List.of("under Java PathFinder: " + seen.unknown()));
        }
        Instance instance;
        try {
            Object model = new Construction(
                            task.prepared().model().load(),
                            task.prepared().scenario().parameters())
                    .construct();
            instance = new Instance(Shape.of(model), model);
        } catch (LiveRefused | ModelNotFound e) {
            return new Replayed(false, List.of("under Java PathFinder: " + e.getMessage()));
        }
        for (int i = 0; i < run.states(); i++) {
            if (i >= seen.path().size()) {
                return new Replayed(false, List.of("step " + i + " cannot be made under Java PathFinder"));
            }
            List<String> differ =
                    differences(task, instance, run.state(i), seen.path().get(i));
            if (!differ.isEmpty()) {
                String when = i == 0 ? "before the first step" : "after step " + i;
                return new Replayed(false, List.of(when + " under Java PathFinder " + String.join("; ", differ)));
            }
        }
        return end(run, deadlock, seen);
    }

    private static List<String> differences(Task task, Instance instance, State state, JpfOutcome.Seen seen) {
        List<String> differ = new ArrayList<>();
        Picture expected = StartPictures.of(task.program(), instance, state);
        for (ShapePlace p : instance.shape().places()) {
            long here = seen.values().get(p.position());
            if (here != expected.at(p.position())) {
                differ.add(p.path() + " is " + here + ", the trace has " + expected.at(p.position()));
            }
        }
        for (int cpu = 0; cpu < state.cpus(); cpu++) {
            boolean inside = state.location(cpu) != State.AT_REST;
            if (inside != seen.inside().get(cpu)) {
                differ.add("cpu" + cpu + " is " + (inside ? "at rest" : "inside an operation")
                        + ", the trace has the opposite");
            }
        }
        int cpu = 0;
        for (Slot slot : task.program().slots()) {
            if (slot.kind() == Slot.Kind.HALTED && seen.halted().get(cpu++) != (state.slot(slot.id()) != 0)) {
                differ.add(slot.path() + " is different");
            }
        }
        return differ;
    }

    private static Replayed end(Run run, boolean deadlock, JpfOutcome seen) {
        String words = "Java PathFinder makes the same " + (run.states() - 1)
                + " steps on the real classes and reaches the same state after each";
        Step last = run.violatingStep();
        Step.Violation violation = last == null ? null : last.violation();
        if (violation != null) {
            String property = violation.property().specName();
            if (found(seen, property, run.length())) {
                return new Replayed(
                        true, List.of(words, "step " + run.length() + " violates " + property + " there too"));
            }
            return new Replayed(
                    violation.property() == BuiltIn.LOCAL_CODE_ENDS,
                    List.of(words, "step " + run.length() + " does not violate " + property + " there"));
        }
        return deadlock && !found(seen, BuiltIn.NO_DEADLOCK.specName(), run.length())
                ? new Replayed(false, List.of(words, "the last state is no deadlock there"))
                : new Replayed(true, List.of(words));
    }

    /** Whether the property is decided at the end of a run of that length, and not by what lies beyond. */
    private static boolean found(JpfOutcome seen, String property, int length) {
        return seen.findings().stream()
                .filter(f -> f.property().equals(property))
                .map(EngineResult.Found::schedule)
                .anyMatch(s -> s != null && s.moves().size() == length);
    }
}
