package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/**
 * What claims say of memory under conditions that are about something else: who holds a lock, where a CPU is, what it holds. Of
 * {@code !heap_lock.held => on_a_list(p)} that is {@code on_a_list(p)}. Where such a condition begins to be false, what it was for
 * often stays true for a while.
 */
final class ClaimWords {
    private final TermBuilder terms;
    private final Predicate<Term> isMemory;
    private final Set<Term> words = new LinkedHashSet<>();

    /** @param isMemory whether a variable is of memory that CPUs share, locks apart */
    ClaimWords(ProofSystem system, Predicate<Term> isMemory) {
        this.terms = system.terms();
        this.isMemory = isMemory;
        GoalTerms goalTerms = new GoalTerms(system);
        for (Goal g : system.goals()) {
            if (g instanceof Goal.OfSpec s && s.ofState()) {
                clauses(terms.not(goalTerms.missed(s))).forEach(this::word);
            }
        }
    }

    Set<Term> all() {
        return words;
    }

    private void word(Term clause) {
        List<Term> literals = literals(clause);
        List<Term> said = literals.stream().filter(this::isOfMemory).toList();
        if (!said.isEmpty() && said.size() < literals.size()) {
            words.add(terms.or(said));
        }
    }

    private boolean isOfMemory(Term t) {
        List<Term> variables = SmtLib.variables(List.of(t));
        return !variables.isEmpty() && variables.stream().allMatch(isMemory);
    }

    private List<Term> clauses(Term t) {
        return flat(t, Op.AND, Op.OR);
    }

    private List<Term> literals(Term t) {
        return flat(t, Op.OR, Op.AND);
    }

    private List<Term> flat(Term t, Op op, Op dual) {
        List<Term> all = new ArrayList<>();
        if (t.op() == op) {
            t.operands().forEach(o -> all.addAll(flat(o, op, dual)));
        } else if (t.op() == Op.NOT && t.operand(0).op() == dual) {
            t.operand(0).operands().forEach(o -> all.addAll(flat(terms.not(o), op, dual)));
        } else {
            all.add(t);
        }
        return all;
    }
}
