package org.pageproof.checker.prove.steps;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** Asks what is known on a way; where it is open, the way parts ({@link Fork}). */
final class Decisions {
    /** Values of an object, an index or a bound that are followed one by one. */
    private static final int MOST_VALUES = 256;

    /** Values of a variable that are followed one by one where a condition depends on nothing else. */
    private static final BigInteger FEW_VALUES = BigInteger.valueOf(8);

    private final TermBuilder terms;
    private final PathState state;

    Decisions(TermBuilder terms, PathState state) {
        this.terms = terms;
        this.state = state;
    }

    TermBuilder terms() {
        return terms;
    }

    PathState state() {
        return state;
    }

    boolean decide(Term condition) {
        Boolean known = state.decided(terms, condition);
        if (known == null) {
            throw new Fork(alternatives(condition));
        }
        return known;
    }

    /**
     * The condition and its negation; but each value of a variable where that decides and there are few. Local code that counts
     * up to such a value ends then.
     */
    private List<Term> alternatives(Term condition) {
        List<Term> variables = SmtLib.variables(List.of(condition));
        if (variables.size() == 1
                && condition.op() != Op.EQUAL
                && !variables.get(0).isTruth()) {
            Term v = variables.get(0);
            BigInteger low = v.bounds().low();
            BigInteger high = v.bounds().high();
            if (high.subtract(low).compareTo(FEW_VALUES) < 0) {
                List<Term> values = new ArrayList<>();
                for (BigInteger at = low; at.compareTo(high) <= 0; at = at.add(BigInteger.ONE)) {
                    Term is = terms.equal(v, terms.constant(at, v.width()));
                    if (!Boolean.FALSE.equals(state.decided(terms, is))) {
                        values.add(is);
                    }
                }
                return values;
            }
        }
        return List.of(condition, terms.not(condition));
    }

    boolean isZero(Term value) {
        return decide(terms.equal(value, constant(0)));
    }

    Term constant(long value) {
        return terms.constant(value, Variables.WIDE);
    }

    Term less(Term a, Term b) {
        return terms.apply(Op.SIGNED_LESS, a, b);
    }

    /** The value of 64 bits, where it has to be one of {@code low .. high} and is known to be. */
    long among(Term value, long low, long high) {
        BigInteger known = state.known(value);
        if (known != null) {
            return terms.constant(known, Variables.WIDE).signedValue();
        }
        long from = value.bounds().signedLow().max(BigInteger.valueOf(low)).longValueExact();
        long to = value.bounds().signedHigh().min(BigInteger.valueOf(high)).longValueExact();
        if (to - from >= MOST_VALUES) {
            throw new TooMany("a value that can be anything from " + from + " to " + to + " chooses between objects,"
                    + " elements or outcomes, where at most " + MOST_VALUES + " can be told apart");
        }
        List<Term> alternatives = new ArrayList<>();
        for (long v = from; v <= to; v++) {
            Term is = terms.equal(value, constant(v));
            if (!Boolean.FALSE.equals(state.decided(terms, is))) {
                alternatives.add(is);
            }
        }
        throw new Fork(alternatives);
    }

    /** More ways than can be followed. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        TooMany(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
