package org.pageproof.checker.prove.capacity;

import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.Query;

/**
 * A question about a counter that was asked, with its answer.
 *
 * @param frames the most memory of the guest, in pages of 4 KiB
 */
public record CapacityQuestion(Era era, Counter counter, Counting counting, long frames, Query query, Answer answer) {
    /** Such as {@code E0-general-l1Entries-131072}. */
    public String name() {
        return (era.name() + "-" + counter.word() + "-" + counting.key() + "-" + frames).replace(' ', '-');
    }

    /** What the answers mean, two sentences. */
    public String meaning() {
        String what = "within " + frames + " pages of 4 KiB takes more references to a page than the "
                + counter.word() + " count of " + era.bits(counter) + " bits holds (" + era.name() + ", "
                + counting.words() + ")";
        return "unsat means: no guest " + what + "\nsat means: a guest " + what;
    }

    /** {@code sat}, {@code unsat} or {@code unknown}. */
    public String word() {
        return answer instanceof Answer.Sat ? "sat" : answer instanceof Answer.Unsat ? "unsat" : "unknown";
    }
}
