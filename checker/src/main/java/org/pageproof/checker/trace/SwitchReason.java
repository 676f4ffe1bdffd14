package org.pageproof.checker.trace;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/** Says for each change of the CPU what the CPU that ran before is doing meanwhile. */
final class SwitchReason {
    private final StepProgram program;
    private final Function<Step.Event, @Nullable String> target;

    SwitchReason(StepProgram program, Function<Step.Event, @Nullable String> target) {
        this.program = program;
        this.target = target;
    }

    /** Why the CPU of step {@code i} runs and not the one of the step before; null when it is the same one. */
    @Nullable
    String before(Run run, int i) {
        if (i == 0) {
            return null;
        }
        Step last = run.outcomes().get(i - 1).step();
        int left = last.cpu();
        if (run.outcomes().get(i).step().cpu() == left) {
            return null;
        }
        State state = run.state(i);
        int location = state.location(left);
        if (location == State.AT_REST) {
            return "cpu" + left + " finished " + last.operation();
        }
        if (halted(state, left)) {
            return "cpu" + left + " is halted";
        }
        Location at = program.locations().get(location);
        for (Outcome outcome : program.outcomes(state)) {
            if (outcome.step().cpu() == left) {
                return "preempted, cpu" + left + " could go on with " + access(outcome.step(), at);
            }
        }
        return "cpu" + left + " waits for " + awaited(run, i, left);
    }

    /** The slots that say who is halted stand in the order of the CPUs. */
    private boolean halted(State state, int cpu) {
        List<Slot> halted = program.slots().stream()
                .filter(s -> s.kind() == Slot.Kind.HALTED)
                .toList();
        return !halted.isEmpty() && state.slot(halted.get(cpu).id()) != 0;
    }

    private String access(Step step, Location at) {
        String name = step.access() == null ? null : target.apply(step.access());
        String method = at.access().substring(at.access().indexOf('.') + 1);
        Location.Call call = at.innermost();
        return (name == null ? at.access() : name + "." + method) + " (" + call.file() + ":" + call.line() + ")";
    }

    /** The lock that the CPU takes in its next step, or else the only one that others hold. */
    private String awaited(Run run, int i, int cpu) {
        for (Outcome later : run.outcomes().subList(i, run.length())) {
            if (later.step().cpu() == cpu && later.step().access() != null) {
                String name = target.apply(later.step().access());
                return name == null ? "a lock" : name;
            }
        }
        State state = run.state(i);
        List<Slot> held = program.slots().stream()
                .filter(s -> s.kind() == Slot.Kind.LOCK && state.slot(s.id()) != 0)
                .toList();
        return held.size() == 1 ? held.get(0).path() : "a lock";
    }
}
