package org.pageproof.checker.prove.methods;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.HornAnswer;
import org.pageproof.checker.prove.solver.HornQuery;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;

/** Asks a solver, within what is left of the time, and keeps account. */
final class Asker {
    /** What reasons begin with that another try with more time could do away with. */
    static final String TIME = "time: ";

    private final Solver solver;
    private final Deadline deadline;
    private final long memory;
    private final BooleanSupplier interrupted;
    private final List<Asked> asked;

    /** @param memory bytes for the solver */
    Asker(Solver solver, Deadline deadline, long memory, BooleanSupplier interrupted) {
        this(solver, deadline, memory, interrupted, new ArrayList<>());
    }

    private Asker(Solver solver, Deadline deadline, long memory, BooleanSupplier interrupted, List<Asked> asked) {
        this.solver = solver;
        this.deadline = deadline;
        this.memory = memory;
        this.interrupted = interrupted;
        this.asked = asked;
    }

    /** One that keeps the same account and has a share of the time that is left. */
    Asker share(double part) {
        return new Asker(solver, deadline.share(part), memory, interrupted, asked);
    }

    Answer ask(Obligation obligation) throws SolverMissing {
        return ask(obligation, deadline.left());
    }

    /** @param most the longest time for this one */
    Answer ask(Obligation obligation, Duration most) throws SolverMissing {
        Answer.Unknown over = unasked();
        if (over != null) {
            return over;
        }
        long start = System.nanoTime();
        Duration left = left();
        Duration time = most.compareTo(left) < 0 ? most : left;
        Answer answer = solver.solve(obligation.query(), new SolverLimits(time, memory), interrupted);
        String word = answer instanceof Answer.Unsat ? "unsat" : answer instanceof Answer.Sat ? "sat" : "unknown";
        note(
                obligation.name(),
                obligation.meaning(),
                "unsat",
                obligation.query().script(),
                word,
                start);
        return answer instanceof Answer.Unknown u ? words(u) : answer;
    }

    /** @param meaning what {@code sat} says, a sentence */
    HornAnswer ask(String name, String meaning, HornQuery query) throws SolverMissing {
        Answer.Unknown over = unasked();
        if (over != null) {
            return over;
        }
        long start = System.nanoTime();
        HornAnswer answer = solver.solveHorn(query, new SolverLimits(left(), memory), interrupted);
        String word = answer instanceof HornAnswer.Solution
                ? "sat"
                : answer instanceof HornAnswer.NoSolution ? "unsat" : "unknown";
        note(name, meaning, "sat", query.script(), word, start);
        return answer instanceof Answer.Unknown u ? words(u) : answer;
    }

    private void note(String name, String meaning, String good, String script, String answer, long start) {
        asked.add(new Asked(name, meaning, good, script, answer, (System.nanoTime() - start) / 1e9));
    }

    private Answer.@Nullable Unknown unasked() {
        String over = over();
        Answer.Cause cause = interrupted.getAsBoolean() ? Answer.Cause.CANCELLED : Answer.Cause.TIME;
        return over.isEmpty() ? null : new Answer.Unknown(cause, over);
    }

    /** Why nothing more is asked; empty while it is. */
    String over() {
        return interrupted.getAsBoolean()
                ? "interrupted"
                : deadline.left().isZero() ? TIME + "the limit was reached" : "";
    }

    /** A moment for what was allowed a moment ago. */
    private Duration left() {
        Duration left = deadline.left();
        return left.isZero() ? Duration.ofMillis(1) : left;
    }

    /** The reason as reasons are written: its word first. */
    private static Answer.Unknown words(Answer.Unknown u) {
        String words = switch (u.cause()) {
            case TIME -> TIME + u.words();
            case MEMORY -> "memory: " + u.words();
            case CANCELLED -> "interrupted";
            case SOLVER -> "solver: " + u.words();
        };
        return new Answer.Unknown(u.cause(), words);
    }

    boolean isOver() {
        return !over().isEmpty();
    }

    /** In the order of the questions. */
    List<Asked> asked() {
        return asked;
    }
}
