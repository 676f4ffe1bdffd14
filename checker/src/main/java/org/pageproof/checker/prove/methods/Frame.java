package org.pageproof.checker.prove.methods;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Replacement;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** One state of a run, with what is free in the step from it. */
final class Frame {
    private final TermBuilder terms;
    private final Map<Term, Term> values;
    private final Replacement replacement;
    private final IdentityHashMap<Way, Term> guards = new IdentityHashMap<>();

    /**
     * A frame.
     *
     * @param known the value of each cell
     * @param choices for outcomes of choose, those that stand for them in the step from this state
     */
    Frame(TermBuilder terms, StateCells cells, Map<Term, Term> known, Map<Term, Term> choices) {
        this.terms = terms;
        this.values = new HashMap<>(known);
        values.putAll(choices);
        Replacement shared = new Replacement(terms, known);
        cells.ofLocations().forEach((register, bits) -> values.put(register, shared.of(bits)));
        this.replacement = new Replacement(terms, values);
    }

    /** A term over the variables of the system, over this state. */
    Term of(Term term) {
        return replacement.of(term);
    }

    /** The value of a cell. */
    Term of(StateCells.Cell cell) {
        return Objects.requireNonNull(values.get(cell.variable()));
    }

    /** When a way is taken, apart from where the CPU is. */
    Term guard(Way way) {
        return guards.computeIfAbsent(way, w -> {
            List<Term> all = w.guard().stream().map(this::of).toList();
            return terms.and(all);
        });
    }
}
