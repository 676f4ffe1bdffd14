package org.pageproof.checker.prove.methods;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/**
 * One question to a solver, of which the answer {@code unsat} is good news.
 *
 * @param name unique within a proof
 * @param meaning what {@code unsat} says, a sentence
 * @param query the question
 */
public record Obligation(String name, String meaning, Query query) {
    /** That conditions over one state are not all true at once. The bounds of the variables are asserted with them. */
    static Obligation of(
            String name, String meaning, TermBuilder terms, Variables variables, Collection<Term> conditions) {
        Set<Term> all = new LinkedHashSet<>(conditions);
        for (Term v : SmtLib.variables(conditions)) {
            all.add(variables.fact(v));
        }
        return of(name, meaning, terms, all);
    }

    /** That conditions are not all true at once. */
    static Obligation of(String name, String meaning, TermBuilder terms, Collection<Term> conditions) {
        List<String> wanted =
                SmtLib.variables(conditions).stream().map(Term::name).toList();
        return new Obligation(name, meaning, new Query("QF_BV", SmtLib.script(terms, conditions), wanted));
    }
}
