package org.pageproof.checker.prove.methods;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;

/** Asks a solver, within what is left of the time, and keeps account. */
final class Asker {
    private final Solver solver;
    private final Deadline deadline;
    private final long memory;
    private final BooleanSupplier interrupted;
    private final List<Asked> asked = new ArrayList<>();

    /**
     * A question with its answer.
     *
     * @param seconds wall-clock time
     */
    record Asked(Obligation obligation, Answer answer, double seconds) {}

    /** @param memory bytes for the solver */
    Asker(Solver solver, Deadline deadline, long memory, BooleanSupplier interrupted) {
        this.solver = solver;
        this.deadline = deadline;
        this.memory = memory;
        this.interrupted = interrupted;
    }

    Answer ask(Obligation obligation) throws SolverMissing {
        return ask(obligation, deadline.left());
    }

    /** @param most the longest time for this one */
    Answer ask(Obligation obligation, Duration most) throws SolverMissing {
        Duration left = deadline.left();
        if (interrupted.getAsBoolean()) {
            return new Answer.Unknown(Answer.Cause.CANCELLED, "interrupted");
        } else if (left.isZero()) {
            return new Answer.Unknown(Answer.Cause.TIME, "time: the limit was reached before it was asked");
        }
        long start = System.nanoTime();
        Duration time = most.compareTo(left) < 0 ? most : left;
        Answer answer = solver.solve(obligation.query(), new SolverLimits(time, memory), interrupted);
        asked.add(new Asked(obligation, answer, (System.nanoTime() - start) / 1e9));
        return answer;
    }

    boolean isOver() {
        return interrupted.getAsBoolean() || deadline.left().isZero();
    }

    /** In the order of the questions. */
    List<Asked> asked() {
        return asked;
    }
}
