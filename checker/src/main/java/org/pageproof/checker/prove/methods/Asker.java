package org.pageproof.checker.prove.methods;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
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

    /** The reason where somebody has asked for an end. */
    static final String INTERRUPTED = "interrupted";

    /** The least that a solver can be limited to. */
    private static final long MEGABYTE = 1L << 20;

    /** For a shortcut. Most questions take less than a tenth of it that way, or many times as long. */
    private static final Duration QUICK = Duration.ofMillis(50);

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
        return new Question(obligation, most, memory).answer();
    }

    /** How many questions are answered at a time. */
    int atOnce() {
        return solver.atOnce();
    }

    /**
     * Asks and does not wait. Memory is for all that are answered at a time.
     *
     * @param by has a thread for each of these
     * @param whenDone run by such a thread when the answer is there
     */
    Pending begin(Obligation obligation, Executor by, Runnable whenDone) {
        Question question = new Question(obligation, deadline.left(), share(memory));
        FutureTask<Answer> task = new FutureTask<>(question::asked) {
            @Override
            protected void done() {
                whenDone.run();
            }
        };
        by.execute(task);
        return new Pending() {
            @Override
            public boolean isDone() {
                return task.isDone();
            }

            @Override
            public Answer answer() throws SolverMissing {
                return question.noted(get(task));
            }
        };
    }

    /** As many as questions are answered at a time; to be shut down by who has asked for them. */
    ExecutorService threads() {
        return Executors.newFixedThreadPool(atOnce(), task -> {
            Thread thread = new Thread(task, "question");
            thread.setDaemon(true);
            return thread;
        });
    }

    private long share(long all) {
        return Math.max(MEGABYTE, all / solver.atOnce());
    }

    /** An answer that is to come. */
    interface Pending {
        boolean isDone();

        /** Waits for it. To be called once, by who began the question. */
        Answer answer() throws SolverMissing;
    }

    private static Answer get(FutureTask<Answer> task) throws SolverMissing {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SolverMissing missing) {
                throw missing;
            } else if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown(Answer.Cause.CANCELLED, INTERRUPTED);
        }
    }

    /** One question, from when it is asked. */
    private final class Question {
        private final Obligation obligation;
        private final Duration most;
        private final long memory;
        private double seconds;

        Question(Obligation obligation, Duration most, long memory) {
            this.obligation = obligation;
            this.most = most;
            this.memory = memory;
        }

        Answer answer() throws SolverMissing {
            return noted(asked());
        }

        /** Not noted while others may be. */
        Answer asked() throws SolverMissing {
            Answer.Unknown over = unasked();
            if (over != null) {
                return over;
            }
            long start = System.nanoTime();
            Duration left = left();
            Duration time = most.compareTo(left) < 0 ? most : left;
            Answer answer = quickly(time);
            if (!(answer instanceof Answer.Unsat)) {
                answer = solver.solve(obligation.query(), new SolverLimits(time, memory), interrupted);
            }
            seconds = (System.nanoTime() - start) / 1e9;
            return answer;
        }

        private @Nullable Answer quickly(Duration most) throws SolverMissing {
            Duration time = most.compareTo(QUICK) < 0 ? most : QUICK;
            return obligation.shortcut().isEmpty()
                    ? null
                    : solver.solve(obligation.shortcut().get(), new SolverLimits(time, memory), interrupted);
        }

        Answer noted(Answer answer) {
            if (seconds == 0) {
                return answer;
            }
            String word = answer instanceof Answer.Unsat ? "unsat" : answer instanceof Answer.Sat ? "sat" : "unknown";
            asked.add(new Asked(
                    obligation.name(),
                    obligation.meaning(),
                    obligation.assumed(),
                    "unsat",
                    () -> obligation.query().script(),
                    word,
                    seconds));
            return answer instanceof Answer.Unknown u ? words(u) : answer;
        }
    }

    /**
     * Asks for an invariant.
     *
     * @param meaning what {@code sat} says, a sentence
     * @param assumed goals that are known
     */
    HornAnswer ask(String name, String meaning, List<Goal> assumed, HornQuery query) throws SolverMissing {
        Answer.Unknown over = unasked();
        if (over != null) {
            return over;
        }
        long start = System.nanoTime();
        HornAnswer answer = solver.solveHorn(query, new SolverLimits(left(), memory), interrupted);
        String word = answer instanceof HornAnswer.Solution
                ? "sat"
                : answer instanceof HornAnswer.NoSolution ? "unsat" : "unknown";
        asked.add(new Asked(
                name,
                meaning,
                assumed.stream().map(Goal::name).toList(),
                "sat",
                query::script,
                word,
                (System.nanoTime() - start) / 1e9));
        return answer instanceof Answer.Unknown u ? words(u) : answer;
    }

    private Answer.@Nullable Unknown unasked() {
        String over = over();
        Answer.Cause cause = isInterrupted() ? Answer.Cause.CANCELLED : Answer.Cause.TIME;
        return over.isEmpty() ? null : new Answer.Unknown(cause, over);
    }

    /** Why nothing more is asked; empty while it is. */
    String over() {
        return isInterrupted() ? INTERRUPTED : deadline.left().isZero() ? TIME + "the limit was reached" : "";
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
            case CANCELLED -> INTERRUPTED;
            case SOLVER -> "solver: " + u.words();
        };
        return new Answer.Unknown(u.cause(), words);
    }

    boolean isInterrupted() {
        return interrupted.getAsBoolean();
    }

    boolean isOver() {
        return !over().isEmpty();
    }

    /** In the order of the questions. */
    List<Asked> asked() {
        return asked;
    }
}
