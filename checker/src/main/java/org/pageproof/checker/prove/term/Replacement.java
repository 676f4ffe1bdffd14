package org.pageproof.checker.prove.term;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts terms in the place of variables, once for each part that several terms share. */
public final class Replacement {
    private final TermBuilder terms;
    private final Map<Term, Term> done;

    /** @param replacements by variable; others stay */
    public Replacement(TermBuilder terms, Map<Term, Term> replacements) {
        this.terms = terms;
        this.done = new HashMap<>(replacements);
    }

    /** The term with the others in the place of its variables. */
    public Term of(Term term) {
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term t = open.element();
            if (done.containsKey(t)) {
                open.pop();
                continue;
            }
            Term[] operands = new Term[t.operands().size()];
            boolean same = true;
            boolean ready = true;
            for (int i = 0; i < operands.length; i++) {
                Term o = t.operand(i);
                Term replaced = done.get(o);
                if (replaced == null) {
                    open.push(o);
                    ready = false;
                } else {
                    operands[i] = replaced;
                    same &= replaced == o;
                }
            }
            if (ready) {
                done.put(t, same ? t : rebuilt(t, List.of(operands)));
                open.pop();
            }
        }
        return Objects.requireNonNull(done.get(term));
    }

    private Term rebuilt(Term t, List<Term> operands) {
        return switch (t.op()) {
            case NOT -> terms.not(operands.get(0));
            case AND -> terms.and(operands);
            case OR -> terms.or(operands);
            case ITE -> terms.ite(operands.get(0), operands.get(1), operands.get(2));
            case EXTRACT -> terms.extract(operands.get(0), t.low(), t.width());
            case ZERO_EXTEND -> terms.zeroExtend(operands.get(0), t.width());
            case SIGN_EXTEND -> terms.signExtend(operands.get(0), t.width());
            default -> terms.apply(t.op(), operands.get(0), operands.get(1));
        };
    }
}
