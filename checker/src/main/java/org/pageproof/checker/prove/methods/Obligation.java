package org.pageproof.checker.prove.methods;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * @param assumed names of goals that are taken to be true before
 * @param query the question
 * @param shortcut the same with premises, to be tried first: of its answers only {@code unsat} counts, since others depend on what was asked
 *     before
 */
public record Obligation(String name, String meaning, List<String> assumed, Query query, Optional<Query> shortcut) {
    /** Copies the list. */
    public Obligation {
        assumed = List.copyOf(assumed);
    }

    /** That conditions over one state are not all true at once. The bounds of the variables are asserted with them. */
    static Obligation of(
            String name, String meaning, TermBuilder terms, Variables variables, Collection<Term> conditions) {
        return of(name, meaning, terms, variables, List.of(), conditions);
    }

    /** The same of conditions with premises that other questions have as well. */
    static Obligation of(
            String name,
            String meaning,
            TermBuilder terms,
            Variables variables,
            Collection<Term> premises,
            Collection<Term> conditions) {
        Set<Term> all = new LinkedHashSet<>();
        for (Term v : SmtLib.variables(premises)) {
            all.add(terms.inBounds(v));
            all.add(variables.fact(v));
        }
        all.addAll(premises);
        all.remove(terms.yes());
        int first = all.size();
        for (Term v : SmtLib.variables(conditions)) {
            all.add(terms.inBounds(v));
            all.add(variables.fact(v));
        }
        all.addAll(conditions);
        all.remove(terms.yes());
        return of(name, meaning, all, first);
    }

    /** That conditions are not all true at once. */
    static Obligation of(String name, String meaning, TermBuilder terms, Collection<Term> conditions) {
        return of(name, meaning, SmtLib.withBounds(terms, conditions), 0);
    }

    private static Obligation of(String name, String meaning, Collection<Term> all, int premises) {
        List<Term> variables = SmtLib.variables(all);
        List<String> wanted = variables.stream().map(Term::name).toList();
        return new Obligation(
                name,
                meaning,
                List.of(),
                new Query("QF_BV", SmtLib.text(all, variables), wanted, premises),
                Optional.empty());
    }

    /** The same, told what is assumed in it. */
    Obligation assuming(Collection<? extends Goal> goals) {
        return new Obligation(name, meaning, goals.stream().map(Goal::name).toList(), query, shortcut);
    }

    /** The same, that has the same answer each time. */
    Obligation withShortcut() {
        Query alone = new Query(query.logic(), query.text(), query.wanted());
        Query first = new Query(query.logic(), query.text(), List.of(), query.premises());
        return new Obligation(name, meaning, assumed, alone, Optional.of(first));
    }
}
