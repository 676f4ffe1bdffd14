package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/** Finds the steps of a trace again in a step program, and compares every state. */
public final class StepReplay {
    private final StepProgram program;
    private final TraceMaker maker;

    /** A replay of traces on a program, whose states {@code maker} can tell. */
    public StepReplay(StepProgram program, TraceMaker maker) {
        this.program = program;
        this.maker = maker;
    }

    /**
     * The result.
     *
     * @param run the steps as far as they could be made
     * @param differs what is different, one sentence each; empty when everything is as recorded
     * @param complete whether every step could be made
     */
    public record Found(Run run, List<String> differs, boolean complete) {
        public Found {
            differs = List.copyOf(differs);
        }
    }

    /** Makes the steps of the trace; states that differ are told and do not stop it, a step that cannot be made does. */
    public Found replay(Trace trace) {
        List<Outcome> made = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        State state = program.initial();
        compare(trace.states().get(0), state, "before the first step", differs);
        for (int i = 0; i < trace.steps().size(); i++) {
            TraceStep wanted = trace.steps().get(i);
            Outcome outcome = find(wanted, state);
            if (outcome == null) {
                differs.add("step " + (i + 1) + " cannot be made: cpu" + wanted.cpu() + " "
                        + (wanted.starts() ? "cannot start " : "cannot go on so in ") + wanted.operation() + " here");
                return new Found(new Run(program.initial(), made), differs, false);
            }
            made.add(outcome);
            if (outcome.next() == null) {
                boolean last = i == trace.steps().size() - 1;
                if (!last || !trace.finding().stepHasNoSuccessor()) {
                    differs.add("step " + (i + 1) + " violates " + violation(outcome.step()));
                }
                return new Found(new Run(program.initial(), made), differs, last);
            }
            state = outcome.next();
            if (i + 1 < trace.states().size()) {
                compare(trace.states().get(i + 1), state, "after step " + (i + 1), differs);
            }
        }
        return new Found(new Run(program.initial(), made), differs, true);
    }

    private static String violation(Step step) {
        Step.Violation v = step.violation();
        return v == null ? "something" : v.property().specName() + ": " + v.message();
    }

    private @Nullable Outcome find(TraceStep wanted, State state) {
        for (Outcome outcome : program.outcomes(state)) {
            Step step = outcome.step();
            if (step.cpu() == wanted.cpu()
                    && step.starts() == wanted.starts()
                    && step.operation().equals(wanted.operation())
                    && step.choices().equals(wanted.choices())
                    && sameArguments(step, wanted)) {
                return outcome;
            }
        }
        return null;
    }

    /** By what people read: the numbers of objects may differ between versions of a model. */
    private boolean sameArguments(Step step, TraceStep wanted) {
        if (step.arguments().size() != wanted.arguments().size()) {
            return false;
        }
        for (int i = 0; i < step.arguments().size(); i++) {
            Step.Argument here = step.arguments().get(i);
            TraceStep.Argument there = wanted.arguments().get(i);
            if (!here.name().equals(there.name())
                    || !program.show(here.meaning(), here.value())
                            .equals(there.value().text())) {
                return false;
            }
        }
        return true;
    }

    private void compare(TraceState recorded, State state, String when, List<String> differs) {
        TraceState here = maker.state(state);
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Long> slot : recorded.slots().entrySet()) {
            Long now = here.slots().get(slot.getKey());
            if (now == null) {
                found.add("the model has no " + slot.getKey() + " any more");
            } else if (!now.equals(slot.getValue())) {
                found.add(slot.getKey() + " is " + now + ", the trace has " + slot.getValue());
            }
        }
        for (String path : here.slots().keySet()) {
            if (!recorded.slots().containsKey(path)) {
                found.add("the trace does not know " + path);
            }
        }
        if (!found.isEmpty() && differs.isEmpty()) {
            differs.add(when + ": " + String.join("; ", found.subList(0, Math.min(5, found.size())))
                    + (found.size() > 5 ? "; and " + (found.size() - 5) + " more" : ""));
        }
    }
}
