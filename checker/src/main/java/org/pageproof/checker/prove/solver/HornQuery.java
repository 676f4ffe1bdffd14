package org.pageproof.checker.prove.solver;

/**
 * The question whether there are relations that make constrained Horn clauses true. Where the clauses say "the start is in, a step
 * leads from in to in, nothing bad is in", such relations are an invariant.
 *
 * @param text declarations of relations and assertions of clauses in SMT-LIB 2
 */
public record HornQuery(String text) {
    /** The same question as a complete script. */
    public String script() {
        return "(set-logic HORN)\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "(check-sat)\n";
    }
}
