package org.pageproof.checker.prove.capacity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.prove.capacity.Capacity.Least;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.steps.ToolError;

/**
 * Finds the least memory with which a guest exceeds a counter. The proof is a pair of answers: a guest of that memory can, and none
 * with a frame less; or that none can with all frames that a machine may have.
 */
public final class CapacitySearch {
    private final Solver solver;
    private final SolverLimits limits;
    private final BooleanSupplier cancelled;
    private final Bounds bounds;
    private final List<CapacityQuestion> asked = new ArrayList<>();

    /** With the limits of each question. */
    public CapacitySearch(Solver solver, SolverLimits limits, BooleanSupplier cancelled) {
        this.solver = solver;
        this.limits = limits;
        this.cancelled = cancelled;
        this.bounds = Bounds.NOTES;
    }

    /** Every counter of the eras, general count first. */
    public List<Capacity> of(List<Era> eras) throws SolverMissing {
        List<Capacity> found = new ArrayList<>();
        for (Era era : eras) {
            for (Counter counter : Counter.values()) {
                Map<Counting, Least> least = new EnumMap<>(Counting.class);
                for (Counting counting : Counting.values()) {
                    least.put(counting, least(era, counter, counting));
                }
                found.add(new Capacity(era, counter, least));
            }
        }
        return found;
    }

    /** Every question so far, in order. */
    public List<CapacityQuestion> asked() {
        return asked;
    }

    /** The bound of each example that the solver gives is tried next, less one; as that may come down slowly, so is the middle. */
    private Least least(Era era, Counter counter, Counting counting) throws SolverMissing {
        long impossible = -1;
        long possible = Long.MAX_VALUE;
        long next = bounds.frames();
        boolean middle = false;
        while (impossible + 1 < possible) {
            Query query = Question.within(next, era, counter, counting, bounds);
            Answer answer = solver.solve(query, limits, cancelled);
            asked.add(new CapacityQuestion(era, counter, counting, next, query, answer));
            if (answer instanceof Answer.Unknown unknown) {
                return new Least.Unknown(unknown.words());
            }
            if (answer instanceof Answer.Sat sat) {
                possible = frames(sat, next);
            } else if (possible == Long.MAX_VALUE) {
                return new Least.None();
            } else {
                impossible = next;
            }
            next = middle ? impossible + (possible - impossible) / 2 : possible - 1;
            middle = !middle;
        }
        return new Least.Frames(possible);
    }

    private static long frames(Answer.Sat sat, long limit) {
        long frames =
                sat.values().getOrDefault(Question.FRAMES, BigInteger.ZERO).longValueExact();
        if (frames < 0 || frames > limit) {
            throw new ToolError(
                    "the solver's example has " + frames + " frames where at most " + limit + " are allowed");
        }
        return frames;
    }
}
