package org.pageproof.checker.engine;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** Follows a schedule with the interpreter, so that what another engine found becomes a run of the step program. */
public final class Follower {
    private final StepProgram program;

    /** A follower over the program. */
    public Follower(StepProgram program) {
        this.program = program;
    }

    /** The step program does not make a step of a schedule. */
    public static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(String message) {
            super(message);
        }
    }

    /**
     * The run.
     *
     * @throws Lost when the step program cannot make a step that another engine made
     */
    public Run follow(Schedule schedule) throws Lost {
        State start = program.start(schedule.start());
        State state = start;
        List<Outcome> outcomes = new ArrayList<>();
        for (Move move : schedule.moves()) {
            if (state == null) {
                throw new Lost("step " + outcomes.size() + " leads nowhere, and the schedule goes on");
            }
            Outcome made = program.outcomes(state).stream()
                    .filter(o -> isOf(move, o.step()))
                    .findFirst()
                    .orElse(null);
            if (made == null) {
                throw new Lost("the step program cannot make step " + (outcomes.size() + 1) + ": " + words(move));
            }
            outcomes.add(made);
            state = made.next();
        }
        return new Run(start, outcomes);
    }

    /** The schedule that gives a run which begins in the first state to start in. */
    public Schedule of(Run run) {
        List<Move> moves = new ArrayList<>();
        for (Outcome o : run.outcomes()) {
            Step s = o.step();
            moves.add(new Move(s.cpu(), s.starts() ? s.operation() : "", arguments(s), s.choices()));
        }
        int start = 0;
        while (start < program.starts() && !program.start(start).equals(run.initial())) {
            start++;
        }
        return new Schedule(start, moves);
    }

    private List<Move.Argument> arguments(Step step) {
        return step.arguments().stream()
                .map(a -> new Move.Argument(a.name(), program.show(a.meaning(), a.value())))
                .toList();
    }

    private boolean isOf(Move move, Step step) {
        return move.cpu() == step.cpu()
                && move.operation().equals(step.starts() ? step.operation() : "")
                && move.choices().equals(step.choices())
                && move.arguments().equals(arguments(step));
    }

    private static String words(Move move) {
        List<String> arguments =
                move.arguments().stream().map(a -> a.name() + " = " + a.value()).toList();
        String what = move.operation().isEmpty()
                ? "goes on"
                : "starts " + move.operation() + "(" + String.join(", ", arguments) + ")";
        return "cpu" + move.cpu() + " " + what + (move.choices().isEmpty() ? "" : ", choosing " + move.choices());
    }
}
