package org.pageproof.checker.prove.methods;

/**
 * A question to a solver with its answer.
 *
 * @param name unique within a proof
 * @param meaning what the good answer says, a sentence
 * @param good the good answer: {@code unsat}, or {@code sat} of Horn clauses
 * @param script complete SMT-LIB 2
 * @param answer {@code sat}, {@code unsat} or {@code unknown}
 * @param seconds wall-clock time
 */
public record Asked(String name, String meaning, String good, String script, String answer, double seconds) {
    /** Whether it was answered as hoped. */
    public boolean isGood() {
        return answer.equals(good);
    }
}
