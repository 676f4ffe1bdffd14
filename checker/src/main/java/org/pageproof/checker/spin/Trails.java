package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/**
 * Makes schedules of what a model prints when SPIN replays a trail. A trail ends before the step that has no successor, and may
 * end before the step that decides a claim: that step is looked for with the interpreter.
 */
final class Trails {
    /** Makes none. */
    static final Trails NONE = new Trails(null, null);

    private static final Pattern START = Pattern.compile("^pageproof: start (\\d+)", Pattern.MULTILINE);
    private static final Pattern STEP =
            Pattern.compile("^pageproof: step (\\d+) (\\d+)((?: \\d+)*)$", Pattern.MULTILINE);

    private final @Nullable StepProgram program;
    private final @Nullable Properties properties;

    Trails(@Nullable StepProgram program, @Nullable Properties properties) {
        this.program = program;
        this.properties = properties;
    }

    /** The schedule that shows a finding; null when the trail does not give one. */
    @Nullable
    Schedule schedule(String property, PromelaModel model, String replayed) {
        if (program == null || replayed.isEmpty()) {
            return null;
        }
        Matcher start = START.matcher(replayed);
        List<Move> moves = new ArrayList<>();
        Matcher step = STEP.matcher(replayed);
        while (step.find()) {
            List<Integer> choices = Stream.of(step.group(3).strip().split(" ", -1))
                    .filter(c -> !c.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            moves.add(model.move(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2)), choices));
        }
        return ended(property, new Schedule(start.find() ? Integer.parseInt(start.group(1)) : 0, moves), program);
    }

    /** With the last step, where it is missing. */
    private @Nullable Schedule ended(String property, Schedule schedule, StepProgram known) {
        Follower follower = new Follower(known);
        Run run;
        try {
            run = follower.follow(schedule);
        } catch (Follower.Lost e) {
            // Whoever follows it says so.
            return schedule;
        }
        State before = run.initial();
        State last = run.initial();
        Outcome made = null;
        for (Outcome o : run.outcomes()) {
            State next = o.next();
            if (next == null) {
                return schedule;
            }
            before = last;
            last = next;
            made = o;
        }
        if (isWrongStart(property, run)
                || decides(property, last)
                || (made != null && decides(property, before, made))) {
            return schedule;
        }
        State end = last;
        Optional<Outcome> missing = known.outcomes(end).stream()
                .filter(o -> decides(property, end, o))
                .findFirst();
        if (missing.isEmpty()) {
            return schedule;
        }
        List<Outcome> longer = new ArrayList<>(run.outcomes());
        longer.add(missing.get());
        Schedule extended = follower.of(new Run(run.initial(), longer));
        return new Schedule(schedule.start(), extended.moves());
    }

    private boolean isWrongStart(String property, Run run) {
        int number = number(property);
        return number >= 0
                && properties != null
                && run.outcomes().isEmpty()
                && properties.wrongStart(number).isPresent()
                && properties.decides(number, run.initial());
    }

    /** Whether a state does; a deadlock needs no step, and no other always-checked property is of a state. */
    private boolean decides(String property, State state) {
        if (property.equals(BuiltIn.NO_DEADLOCK.specName())) {
            return true;
        }
        int number = number(property);
        return number >= 0
                && properties != null
                && !properties.get(number).ofStep()
                && properties.decides(number, state);
    }

    private boolean decides(String property, State before, Outcome outcome) {
        Step.Violation violation = outcome.step().violation();
        if (violation != null) {
            return violation.property().specName().equals(property);
        }
        int number = number(property);
        return number >= 0
                && properties != null
                && (properties.get(number).ofStep() || properties.dependsOnStep(number))
                && properties.explain(number, before, outcome).isPresent();
    }

    private int number(String property) {
        return properties == null ? -1 : properties.number(property).orElse(-1);
    }
}
