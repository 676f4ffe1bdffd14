package org.pageproof.checker.prove.methods;

import java.util.List;
import java.util.function.Supplier;

/**
 * A question to a solver with its answer.
 *
 * @param name unique within a proof
 * @param meaning what the good answer says, a sentence
 * @param assumed names of goals that are taken to be true before
 * @param good the good answer: {@code unsat}, or {@code sat} of Horn clauses
 * @param script complete SMT-LIB 2
 * @param answer {@code sat}, {@code unsat} or {@code unknown}
 * @param seconds wall-clock time
 */
public record Asked(
        String name,
        String meaning,
        List<String> assumed,
        String good,
        Supplier<String> script,
        String answer,
        double seconds) {
    /** Copies the list. */
    public Asked {
        assumed = List.copyOf(assumed);
    }

    /** Whether it was answered as hoped. */
    public boolean isGood() {
        return answer.equals(good);
    }
}
