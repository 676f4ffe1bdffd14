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
        Set<Term> all = withFacts(terms, variables, conditions);
        return of(name, meaning, all, "!", Premises.NONE);
    }

    /** The same of conditions with premises that other questions have as well. */
    static Obligation of(
            String name,
            String meaning,
            TermBuilder terms,
            Variables variables,
            Premises premises,
            Collection<Term> conditions) {
        Set<Term> all = withFacts(terms, variables, conditions);
        all.removeAll(premises.terms());
        return of(name, meaning, all, "?", premises);
    }

    /** That conditions are not all true at once. */
    static Obligation of(String name, String meaning, TermBuilder terms, Collection<Term> conditions) {
        return of(name, meaning, SmtLib.withBounds(terms, conditions), "!", Premises.NONE);
    }

    private static Obligation of(String name, String meaning, Collection<Term> all, String prefix, Premises premises) {
        List<Term> variables = SmtLib.variables(all);
        Set<String> wanted = new LinkedHashSet<>(premises.variables());
        variables.forEach(v -> wanted.add(v.name()));
        return new Obligation(
                name,
                meaning,
                List.of(),
                new Query("QF_BV", SmtLib.text(all, variables, prefix), List.copyOf(wanted), premises.text()),
                Optional.empty());
    }

    /** Conditions, and before them the bounds of their variables. */
    private static Set<Term> withFacts(TermBuilder terms, Variables variables, Collection<Term> conditions) {
        Set<Term> all = new LinkedHashSet<>();
        for (Term v : SmtLib.variables(conditions)) {
            all.add(terms.inBounds(v));
            all.add(variables.fact(v));
        }
        all.addAll(conditions);
        all.remove(terms.yes());
        return all;
    }

    /**
     * What many questions have in common.
     *
     * @param terms the conditions, with the bounds of their variables
     * @param variables their names
     * @param text the same as text
     */
    record Premises(Set<Term> terms, List<String> variables, String text) {
        private static final Premises NONE = new Premises(Set.of(), List.of(), "");

        static Premises of(TermBuilder builder, Variables variables, Collection<Term> conditions) {
            Set<Term> all = withFacts(builder, variables, conditions);
            List<Term> of = SmtLib.variables(all);
            return new Premises(all, of.stream().map(Term::name).toList(), SmtLib.text(all, of, "!"));
        }
    }

    /** The same, told what is assumed in it. */
    Obligation assuming(Collection<? extends Goal> goals) {
        return new Obligation(name, meaning, goals.stream().map(Goal::name).toList(), query, shortcut);
    }

    /** The same, that has the same answer each time. */
    Obligation withShortcut() {
        Query first = new Query(query.logic(), query.text(), List.of(), query.premises());
        return new Obligation(name, meaning, assumed, query.alone(), Optional.of(first));
    }
}
