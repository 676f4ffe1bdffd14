package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Values of terms under one assignment of the variables, unsigned; truth values are 0 and 1. */
public final class Evaluation {
    private final Function<Term, BigInteger> variables;
    private final Map<Term, BigInteger> values = new HashMap<>();

    /** @param variables the unsigned value of each variable, within its bounds */
    public Evaluation(Function<Term, BigInteger> variables) {
        this.variables = variables;
    }

    public boolean isTrue(Term term) {
        return value(term).signum() != 0;
    }

    /** The value of a term of at most 64 bits, signed. */
    public long signed(Term term) {
        return Bounds.signed(value(term), term.width()).longValueExact();
    }

    public BigInteger value(Term term) {
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term t = open.element();
            boolean ready = true;
            if (!values.containsKey(t)) {
                for (Term o : t.operands()) {
                    if (!values.containsKey(o)) {
                        open.push(o);
                        ready = false;
                    }
                }
                if (ready) {
                    values.put(t, compute(t));
                }
            }
            if (ready) {
                open.pop();
            }
        }
        return Objects.requireNonNull(values.get(term));
    }

    private BigInteger compute(Term t) {
        if (t.isConstant()) {
            return t.value();
        } else if (t.isVariable()) {
            return variables.apply(t);
        }
        List<BigInteger> operands = t.operands().stream().map(values::get).toList();
        int last = t.operand(t.operands().size() - 1).width();
        return Folding.apply(t.op(), t.width(), t.low(), operands, last);
    }
}
