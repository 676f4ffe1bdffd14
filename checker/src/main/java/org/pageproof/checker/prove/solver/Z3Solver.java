package org.pageproof.checker.prove.solver;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.solver.Answer.Cause;
import org.pageproof.checker.prove.solver.Answer.Unknown;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;
import org.pageproof.checker.prove.solver.Z3Process.Outcome;
import org.pageproof.checker.steps.ToolError;

/**
 * Z3, in a process of its own that is started at the first question and serves all others. The process is killed, and a new one
 * started for the next question, when a limit is reached or the question is cancelled: docs/decisions/solver.md says why.
 */
public final class Z3Solver implements Solver {
    /** Z3 looks at its clock now and then only. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Unknown CANCELLED = new Unknown(Cause.CANCELLED, "cancelled");

    private @Nullable Z3Process process;
    private String version = "";

    @Override
    public String name() {
        return version.isEmpty() ? "Z3" : "Z3 " + version;
    }

    @Override
    public void start() throws SolverMissing {
        start(() -> false);
    }

    /** The same, until it is cancelled. */
    synchronized void start(BooleanSupplier cancelled) throws SolverMissing {
        running(cancelled);
    }

    @Override
    public synchronized Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        return ask(
                new Request(
                        false,
                        query.logic(),
                        query.text(),
                        query.wanted(),
                        query.premises(),
                        milliseconds(limits),
                        megabytes(limits)),
                limits,
                cancelled,
                proper -> proper.kind() == Kind.SAT ? new Answer.Sat(proper.values()) : new Answer.Unsat(),
                unknown -> unknown);
    }

    @Override
    public synchronized HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled)
            throws SolverMissing {
        return ask(
                new Request(true, "HORN", query.text(), List.of(), "", milliseconds(limits), megabytes(limits)),
                limits,
                cancelled,
                proper -> proper.kind() == Kind.SAT
                        ? new HornAnswer.Solution(proper.text())
                        : new HornAnswer.NoSolution(),
                unknown -> unknown);
    }

    private static int milliseconds(SolverLimits limits) {
        return (int) Math.min(limits.timeout().toMillis(), Integer.MAX_VALUE);
    }

    private static int megabytes(SolverLimits limits) {
        return (int) Math.min(limits.memory() >> 20, Integer.MAX_VALUE);
    }

    /** {@code proper} turns SAT and UNSAT into an answer, {@code unknown} everything else. */
    private <T> T ask(
            Request request,
            SolverLimits limits,
            BooleanSupplier cancelled,
            Function<Reply, T> proper,
            Function<Unknown, T> unknown)
            throws SolverMissing {
        Z3Process running = cancelled.getAsBoolean() ? null : running(cancelled);
        if (running == null) {
            return unknown.apply(CANCELLED);
        }
        Outcome outcome = running.ask(request, limits.timeout().plus(GRACE), cancelled);
        if (outcome instanceof Outcome.Died died) {
            close();
            outcome = again(request, limits, cancelled, died);
        }
        if (!(outcome instanceof Outcome.Replied replied)) {
            close();
            return unknown.apply(
                    outcome instanceof Outcome.Died died
                            ? new Unknown(Cause.SOLVER, "Z3's process died: " + died.words())
                            : outcome instanceof Outcome.Late ? late(limits) : CANCELLED);
        }
        Reply reply = replied.reply();
        return switch (reply.kind()) {
            case SAT, UNSAT -> proper.apply(reply);
            case OUT_OF_MEMORY -> {
                close();
                yield unknown.apply(
                        new Unknown(Cause.MEMORY, "the limit of " + (limits.memory() >> 20) + " MB was reached"));
            }
            case UNKNOWN ->
                unknown.apply(
                        reply.text().equals("timeout") || reply.text().equals("canceled")
                                ? late(limits)
                                : new Unknown(Cause.SOLVER, "Z3 says: " + Z3Process.firstLine(reply.text())));
            case ILL_FORMED -> throw new ToolError("Z3 does not understand what it is asked: " + reply.text());
            case READY, NOT_LOADED -> {
                close();
                throw new ToolError("Z3's process says " + reply.kind() + " where an answer is due");
            }
        };
    }

    /** Who ended the process may not have meant the question: a system that is short of memory, say. */
    private Outcome again(Request request, SolverLimits limits, BooleanSupplier cancelled, Outcome.Died before) {
        try {
            Z3Process another = running(cancelled);
            return another == null
                    ? new Outcome.Cancelled()
                    : another.ask(request, limits.timeout().plus(GRACE), cancelled);
        } catch (SolverMissing e) {
            // It has run here, so it was ended as well.
            return before;
        }
    }

    private static Unknown late(SolverLimits limits) {
        return new Unknown(Cause.TIME, "the limit of " + limits.timeout().toMillis() / 1000.0 + " s was reached");
    }

    /** The process, started where there is none; null when that was cancelled. */
    private @Nullable Z3Process running(BooleanSupplier cancelled) throws SolverMissing {
        if (process == null) {
            Z3Process.Started started = Z3Process.start(cancelled);
            process = started.process();
            version = started.version().isEmpty() ? version : started.version();
        }
        return process;
    }

    /** The number of the process, while there is one. */
    synchronized OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
