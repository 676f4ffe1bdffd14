package org.pageproof.checker.prove.steps;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.program.Start;

/**
 * One way through one step of one CPU. Terms speak of the variables of the state before it ({@link Variables}) and of its
 * choices.
 *
 * @param cpu who makes the step
 * @param from the location whose access is made; -1 where an operation is started
 * @param start the operation that is started, with its arguments; null where one goes on
 * @param number the step's number, as searches count them
 * @param guard when the way is taken, apart from where the CPU is
 * @param writes the slots that can differ after it, 64 bits each
 * @param end where the CPU is after it
 * @param choices outcomes of choose, in order
 * @param accessed the slots that the access is of; empty without an access
 * @param calls the calls that were asked for, in order
 * @param kept what is written is within these bounds: true of every step if the bounds of the variables are right
 */
public record Way(
        int cpu,
        int from,
        @Nullable Start start,
        int number,
        List<Term> guard,
        Map<Integer, Term> writes,
        End end,
        List<Term> choices,
        List<Integer> accessed,
        List<CallMoment> calls,
        List<Kept> kept) {
    /** Copies what can change. */
    public Way {
        guard = List.copyOf(guard);
        writes = Map.copyOf(writes);
        choices = List.copyOf(choices);
        accessed = List.copyOf(accessed);
        calls = List.copyOf(calls);
        kept = List.copyOf(kept);
    }
}
